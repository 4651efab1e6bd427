// Makes a built style sheet ours and small: takes out what no template here uses, and gives every colour of the packages
// the name of one of our tokens, so that light and dark are set in one place.
import postcss from "postcss";
import { Features, transform } from "lightningcss";

const unused = /moj-timeline--full|moj-timeline__document/;

const tokens = { brand: "river", text: "ink", "secondary-text": "soft", border: "line", link: "river" };

function keep(rule) {
  const selectors = rule.selectors.filter((selector) => !unused.test(selector));
  if (selectors.length) rule.selectors = selectors;
  else rule.remove();
}

// What the packages repeat on each class although it is inherited from the page.
function isRepeated(declaration) {
  const { prop, value } = declaration;
  const isFontOfPage = /^"?noto"?$/.test(value) && declaration.parent.type === "rule";
  const isFontOfPrint = declaration.parent.parent?.name === "media" && declaration.parent.parent.params.includes("print");
  return (
    (prop === "font-family" && (isFontOfPage || isFontOfPrint)) ||
    prop.includes("font-smoothing") ||
    (prop === "line-height" && value === "9.999") ||
    prop.startsWith("--govuk")
  );
}

function recolour(declaration) {
  declaration.value = declaration.value.replace(/var\(--govuk-([a-z-]+?)-colour,\s*#[0-9a-f]+\)/g, (_, name) => {
    if (!tokens[name]) throw new Error(`no token for ${name}`);
    return `var(--${tokens[name]})`;
  });
  if (declaration.prop === "font-weight" && declaration.value === "700" && declaration.parent.type !== "atrule") {
    declaration.value = "var(--bold)";
  }
}

export function slim(css, name) {
  const root = postcss.parse(css, { from: `${name}.css` });
  root.walkRules((rule) => keep(rule));
  root.walkDecls((declaration) => (isRepeated(declaration) ? declaration.remove() : recolour(declaration)));
  for (let again = true; again; ) {
    again = false;
    root.walk((node) => {
      if ((node.type === "rule" || node.name === "media") && node.nodes.length === 0) {
        node.remove();
        again = true;
      }
    });
  }
  // Phones of ten years ago and newer; nothing is rewritten for older ones.
  const targets = { chrome: 88 << 16, firefox: 85 << 16, safari: 14 << 16 };
  return transform({ filename: `${name}.css`, code: Buffer.from(root.toString()), minify: true, targets, exclude: Features.LightDark }).code;
}
