/**
 * Lets a state that only a pointer or a key makes be shown standing still: every rule for `:hover`, `:focus-visible` and `:active` also holds for
 * an element whose `data-shown` names it. The rules are those of the page itself, so what is shown can not differ from what is used.
 */
export function showStates(): () => void {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
  const style = document.createElement("style");
  style.textContent = rules
    .filter((rule) => !rule.startsWith("@font-face"))
    .join("\n")
    .replaceAll("@media (hover: hover)", "@media all")
    .replaceAll(/(?<!\\):(hover|focus-visible|active)(?![\w-])/g, ':is(:$1, [data-shown~="$1"])');
  document.head.append(style);
  return () => style.remove();
}

/** A token as the style sheet names it, and its value now. */
export interface Token {
  readonly name: string;
  readonly value: string;
}

/** Every token of the style sheets, read from them: none can be forgotten here. */
export function tokens(): readonly Token[] {
  const names = new Set<string>();
  const read = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule && /^:root\b/.test(rule.selectorText)) {
        [...rule.style].filter((name) => name.startsWith("--")).forEach((name) => names.add(name));
      } else if (rule instanceof CSSGroupingRule) {
        read(rule.cssRules);
      }
    }
  };
  [...document.styleSheets].forEach((sheet) => read(sheet.cssRules));
  const style = getComputedStyle(document.documentElement);
  return [...names].map((name) => ({ name, value: style.getPropertyValue(name).trim() }));
}

/** A colour as the browser paints it over another: red, green, blue, 0 to 255. */
function painted(colours: readonly string[]): readonly number[] {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  colours.forEach((colour) => {
    if (brush !== null) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
  });
  return [...(brush?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
}

/** Contrast of a colour on others that lie over each other, the lowest first (WCAG 2.2). */
export function contrast(colour: string, ...grounds: readonly string[]): number {
  const light = (rgb: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [light(painted([...grounds, colour])), light(painted(grounds))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
