import type { CDPSession, Page } from "playwright-core";

/** Text that is too faint where it stands: what it says, and the lowest contrast that it has there. */
export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly least: number;
  /** The colour behind it there, and its own: red, green, blue. */
  readonly behind: string;
  readonly own: string;
}

/** The same, at one of the moments that were asked for. */
type Found = Faint & { readonly moment?: number };

interface Word {
  readonly text: string;
  readonly colour: readonly [number, number, number, number];
  readonly least: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Least contrasts of WCAG 2.2 AA: of text, and of large text. */
const AA = { text: 4.5, large: 3 } as const;

/** How the text in the window is looked at. */
interface Look {
  /** Moments of what drifts, as shares of its way; none: as it stands. */
  readonly moments?: readonly number[];
  /** How much more than AA is asked for: 0.3 asks for 4.8 and 3.3. */
  readonly margin?: number;
}

/**
 * Measures the contrast of every text in the window against the very pixels behind it, aurora and glass included, which axe can not (WCAG 2.2 AA:
 * 4.5, and 3 for large text). What is disabled is left out, as the guideline does. What is painted with a gradient counts in each of its colours.
 * Looks a second time before it says that something is faint: what arrives between the look at the text and the picture moves one away from the other.
 */
export async function faintTexts(page: Page, decoder: Page, look: Look = {}): Promise<readonly Found[]> {
  const faint = await faintNow(page, decoder, look);
  if (faint.length === 0) {
    return faint;
  }
  // After the first look text fades back to its colours.
  await arrived(page);
  return faintNow(page, decoder, look);
}

/** Has all that fades or moves in be there; what drifts for ever goes on. */
export async function arrived(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Two frames, so that what has just changed has begun to move.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).forEach((one) => one.finish());
  });
}

async function faintNow(page: Page, decoder: Page, { moments = [], margin = 0 }: Look): Promise<readonly Found[]> {
  const words = await page.evaluate(textsInView, { text: AA.text + margin, large: AA.large + margin });
  await page.evaluate(() => {
    const blind = new CSSStyleSheet();
    blind.replaceSync("*, ::placeholder { transition: none !important; color: transparent !important; caret-color: transparent !important; text-shadow: none !important } svg text { fill: transparent !important } .bg-clip-text { background-image: none !important }");
    document.adoptedStyleSheets = [blind];
  });
  const faint: Found[] = [];
  try {
    for (const moment of moments.length === 0 ? [undefined] : moments) {
      if (moment !== undefined) {
        await page.evaluate(drift, moment);
      }
      const found = await decoder.evaluate(compare, { png: await picture(page), words });
      faint.push(...found.map((one) => (moment === undefined ? one : { ...one, moment })));
    }
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
  }
  return faint;
}

/** One for each page, and never detached: with it Chromium would end what else is emulated, such as being offline. */
const devtools = new WeakMap<Page, CDPSession>();

/** What the window shows, as a PNG in base64: packed loosely, which takes half the time. */
async function picture(page: Page): Promise<string> {
  const session = devtools.get(page) ?? (await page.context().newCDPSession(page));
  devtools.set(page, session);
  return (await session.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true })).data;
}

/** Moves all that drifts for ever to `share` of its way. Runs in the page. */
function drift(share: number): void {
  for (const animation of document.getAnimations()) {
    const timing = animation.effect?.getTiming();
    if (timing?.iterations === Infinity && typeof timing.duration === "number") {
      animation.pause();
      animation.currentTime = timing.duration * share;
    }
  }
}

function textsInView(least: { readonly text: number; readonly large: number }): Word[] {
  const words: Word[] = [];
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgba = (colour: string): [number, number, number, number] => {
    brush?.clearRect(0, 0, 1, 1);
    if (brush !== null) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush?.getImageData(0, 0, 1, 1).data ?? [];
    return [red, green, blue, alpha / 255];
  };
  // What scrolls away or is cut off with an ellipsis is drawn no further than its box.
  const uncut = (box: DOMRect, from: Element): DOMRect => {
    let { left, top, right, bottom } = box;
    for (let at: Element | null = from; at !== null; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      if (overflowX !== "visible" || overflowY !== "visible") {
        const frame = at.getBoundingClientRect();
        [left, top, right, bottom] = [Math.max(left, frame.left), Math.max(top, frame.top), Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      }
      if (position === "fixed") {
        break;
      }
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? "";
    if (parent === null || text === "" || parent.closest("script, style, option, [disabled], [data-disabled], [aria-disabled=true]") !== null || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      continue;
    }
    const style = getComputedStyle(parent);
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const painted = style.backgroundClip === "text" ? (style.backgroundImage.match(/(?:rgba?|oklab|oklch|color)\([^)]*\)/g) ?? []) : [parent instanceof SVGElement ? style.fill : style.color];
    let opacity = 1;
    for (let at: Element | null = parent; at !== null; at = at.parentElement) {
      opacity *= Number(getComputedStyle(at).opacity);
    }
    const colours = painted.map(rgba).filter(([, , , alpha]) => alpha >= 0.05);
    for (const whole of range.getClientRects()) {
      const box = uncut(whole, parent);
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      const top = document.elementFromPoint(x, y);
      // What lies under something else, or out of the window, is not seen.
      const seen = top !== null && (top === parent || parent.contains(top) || top.contains(parent));
      if (seen && box.width > 2 && box.height > 2) {
        for (const [red, green, blue, alpha] of colours) {
          words.push({ text: text.slice(0, 60), colour: [red, green, blue, alpha * opacity], least: large ? least.large : least.text, box: { x: box.x, y: box.y, width: box.width, height: box.height } });
        }
      }
    }
  }
  return words;
}

async function compare({ png, words }: { png: string; words: Word[] }): Promise<Faint[]> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const brush = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
  if (brush === null) {
    throw new Error("no canvas");
  }
  brush.drawImage(image, 0, 0);
  const { data } = brush.getImageData(0, 0, image.width, image.height);
  const linear = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = (red: number, green: number, blue: number) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const faint: Faint[] = [];
  for (const { text, colour, least, box } of words) {
    const [red, green, blue, alpha] = colour;
    const ratios: { readonly value: number; readonly behind: string }[] = [];
    for (let y = Math.max(0, Math.ceil(box.y + 1)); y < Math.min(image.height, box.y + box.height - 1); y += 2) {
      for (let x = Math.max(0, Math.ceil(box.x)); x < Math.min(image.width, box.x + box.width); x += 3) {
        const at = (y * image.width + x) * 4;
        const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
        const ground = light(r, g, b);
        const ink = light(red * alpha + r * (1 - alpha), green * alpha + g * (1 - alpha), blue * alpha + b * (1 - alpha));
        ratios.push({ value: (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05), behind: `${r} ${g} ${b}` });
      }
    }
    ratios.sort((a, b) => a.value - b.value);
    // A rounded corner or a line that touches the box is not the ground.
    const worst = ratios[Math.floor(ratios.length * 0.05)];
    if (worst !== undefined && worst.value < least) {
      faint.push({ text, ratio: Math.round(worst.value * 100) / 100, least, behind: worst.behind, own: `${red} ${green} ${blue}, ${Math.round(alpha * 100)} %` });
    }
  }
  return faint;
}
