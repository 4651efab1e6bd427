// Makes a built style sheet ours and small: takes out what no template here uses, and gives every colour of the packages
// the name of one of our tokens, so that light and dark are set in one place.
import postcss from "postcss";
import { Features, transform } from "lightningcss";

const unused = [
  /--(xl|small|inline|extra-letter-spacing|width-30|width-3|no-border|no-actions|s)\b(?!-)/,
  /__(divider|conditional|prefix|suffix|wrapper|card|title-wrapper)|--conditional|summary-card|moj-timeline--full|__document/,
  /-moz-|spin-button|type=number|:visited|:active\b|govuk-frontend-supported|form-group \.govuk-form-group/,
];

const tokens = {
  brand: "river",
  text: "ink",
  "inverse-text": "on-river",
  "template-background": "ground",
  "body-background": "ground",
  "print-text": "ink",
  "secondary-text": "soft",
  focus: "focus",
  "focus-text": "ink",
  error: "vermilion",
  success: "leaf",
  border: "line",
  "input-border": "edge",
  hover: "line",
  link: "river",
  "link-visited": "river",
  "link-hover": "river-deep",
  "link-active": "ink",
  "surface-background": "sunk",
  "surface-text": "ink",
  "surface-border": "line",
};

function keep(rule) {
  const selectors = rule.selectors.filter((selector) => !unused.some((pattern) => pattern.test(selector)));
  if (selectors.length) rule.selectors = selectors;
  else rule.remove();
}

// What the packages repeat on each class although it is inherited from the page.
function isRepeated(declaration) {
  const { prop, value } = declaration;
  const inFace = declaration.parent.type === "atrule";
  return (
    (prop === "font-family" && !inFace && !value.includes("names")) ||
    /font-smoothing|skip-ink|text-decoration-skip|-webkit-appearance|touch-action|^word-wrap/.test(prop) ||
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
  root.walkAtRules("supports", (rule) => void rule.remove());
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
