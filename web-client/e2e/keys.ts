import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What has the focus, as one who sees the page would find it. */
interface Focus {
  readonly name: string;
  /** Whether anything around it shows that it has the focus. */
  readonly marked: boolean;
  /** Whether it stands in the window and nothing lies over it. */
  readonly seen: boolean;
  /** Whether a tabindex above 0 takes it out of the page's order. */
  readonly jumps: boolean;
  readonly body: boolean;
}

/** Looks at what has the focus. Runs in the page. */
function look(): Focus {
  const at = document.activeElement ?? document.body;
  const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : [];
  // What is drawn by its label, such as a radio button on a card, is shown by it.
  const drawn = at.getBoundingClientRect().width > 2 ? at : (labels[0] ?? at);
  const marked = [drawn, at].some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1.5;
  });
  const box = drawn.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {
    name: (at.getAttribute("aria-label") ?? labels[0]?.textContent ?? at.textContent ?? "").trim().replaceAll(/\s+/g, " "),
    marked,
    seen: inWindow && top !== null && (drawn.contains(top) || top.contains(drawn)),
    jumps: at instanceof HTMLElement && at.tabIndex > 0,
    body: at === document.body || at.id === "content",
  };
}

/** Goes on by Tab until something of this name has the focus. All that has it on the way must show it, unhidden and in the page's order. */
export async function tabTo(page: Page, name: string | RegExp, most = 60): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < most; step++) {
    await page.keyboard.press("Tab");
    // A page that follows the focus scrolls first.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const focus = await page.evaluate(look);
    if (focus.body) {
      continue;
    }
    way.push(focus.name);
    expect(focus, `the focus on "${focus.name}", after ${way.slice(-4).join(" > ")}`).toMatchObject({ marked: true, seen: true, jumps: false });
    if (typeof name === "string" ? focus.name === name : name.test(focus.name)) {
      return;
    }
  }
  throw new Error(`Tab does not reach ${String(name)}: ${way.join(" > ")}`);
}

/** The name of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return (await page.evaluate(look)).name;
}
