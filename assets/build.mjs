// Builds everything under passage/doors/frame that comes from a package: style sheets, fonts and icons.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";
import subsetFont from "subset-font";
import { slim } from "./slim.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const frame = join(here, "../passage/doors/frame");
const modules = join(here, "node_modules");
const check = process.argv.includes("--check");
const built = new Map();

// quietDeps: what the packages say about their own future is not ours to act on.
function compile(name) {
  const { css } = sass.compile(join(here, `${name}.scss`), {
    style: "compressed",
    loadPaths: [here, modules],
    quietDeps: true,
  });
  return slim(css, name);
}

for (const name of ["worker", "desk", "room"]) built.set(`static/frame/${name}.css`, Buffer.from(compile(name)));

const scripts = { latin: "noto-sans", khmer: "noto-sans-khmer", lao: "noto-sans-lao", myanmar: "noto-sans-myanmar", thai: "noto-sans-thai" };
for (const [script, font] of Object.entries(scripts)) {
  for (const weight of [400, 700]) {
    const source = join(modules, "@fontsource", font, "files", `${font}-${script}-${weight}-normal.woff2`);
    built.set(`static/frame/fonts/${script}-${weight}.woff2`, readFileSync(source));
  }
}
// The letters of each language's own name and of the word "language", for the list that stands on every page.
const names = { khmer: "ខ្មែរភាសា", lao: "ລາວພາສາ", myanmar: "မြန်မာဘာသာစကား", thai: "ไทยภาษา" };
for (const [script, letters] of Object.entries(names)) {
  const whole = built.get(`static/frame/fonts/${script}-400.woff2`);
  built.set(`static/frame/fonts/names-${script}.woff2`, await subsetFont(whole, letters, { targetFormat: "woff2" }));
}
built.set("static/frame/fonts/LICENSE.txt", readFileSync(join(modules, "@fontsource/noto-sans/LICENSE")));

for (const name of readFileSync(join(here, "icons.txt"), "utf8").split("\n").filter(Boolean)) {
  const whole = readFileSync(join(modules, "lucide-static/icons", `${name}.svg`), "utf8");
  const inner = whole.replace(/<!--.*?-->/s, "").replace(/^\s*<svg[^>]*>/s, "").replace(/<\/svg>\s*$/s, "");
  built.set(`templates/frame/icons/${name}.svg`, Buffer.from(inner.replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>") + "\n"));
}
built.set("templates/frame/icons/LICENSE.txt", readFileSync(join(modules, "lucide-static/LICENSE")));

let differs = 0;
for (const [name, bytes] of built) {
  const path = join(frame, name);
  const same = existsSync(path) && readFileSync(path).equals(bytes);
  if (!same && check) {
    differs += 1;
    console.error(`differs: ${name}`);
  }
  if (!same && !check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  if (name.startsWith("static/")) console.log(`${String(bytes.length).padStart(7)}  ${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}  ${name}`);
}
process.exit(differs ? 1 : 0);
