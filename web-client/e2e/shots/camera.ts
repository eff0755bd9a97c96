import { mkdirSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { SIZES } from "../browser";
import { arrived, faintTexts, type Faint } from "../faint";

/** Where the pictures lie. Nothing there is committed. */
export const FOLDER = "target/screenshots";
const TALLEST = 4_000;
const AURORA_MS = 21_000;
const PHASES_MS = [0, 9_000, 34_000, 47_000, 71_000];
const SCHEMES = ["dark", "light"] as const;
const WIDTHS = ["desk", "phone"] as const;

/** How a picture is taken. */
interface Wanted {
  /** Down to the page's end, at most `tallest` pixels; else what the window shows. */
  readonly whole?: boolean;
  readonly tallest?: number;
  readonly widths?: readonly (keyof typeof SIZES)[];
}

/** What was wrong in a picture. */
export interface Flaw {
  readonly picture: string;
  readonly faint: readonly Faint[];
  /** Pixels by which the page is wider than the window. */
  readonly overflow: number;
}

/** Takes each state at both sizes in both themes, and measures what an eye may miss. */
export class Camera {
  readonly flaws: Flaw[] = [];

  constructor(private readonly decoder: Page) {
    mkdirSync(FOLDER, { recursive: true });
  }

  /** Four pictures of what the page shows now: NAME-desk-dark.png and so on. */
  async take(page: Page, name: string, { whole = true, widths = WIDTHS, tallest = TALLEST }: Wanted = {}): Promise<void> {
    for (const width of widths) {
      for (const scheme of SCHEMES) {
        const picture = `${name}-${width}-${scheme}`;
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize(SIZES[width]);
        await page.waitForFunction((theme) => document.documentElement.dataset["theme"] === theme, scheme);
        await settle(page);
        const faint = await faintTexts(page, this.decoder);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        if (whole && height > SIZES[width].height) {
          await page.setViewportSize({ width: SIZES[width].width, height: Math.min(tallest, height) });
        }
        // The text was blind for the measure, and fades in again.
        await settle(page);
        writeFileSync(`${FOLDER}/${picture}.png`, await page.screenshot({ animations: "allow" }));
        if (faint.length > 0 || overflow > 0) {
          this.note({ picture, faint, overflow });
        }
      }
    }
    await page.setViewportSize(SIZES.desk);
    await page.emulateMedia({ colorScheme: "dark" });
  }

  /** Written at once: a run that is broken off has told what it saw. */
  private note(flaw: Flaw): void {
    this.flaws.push(flaw);
    writeFileSync(`${FOLDER}/flaws.json`, JSON.stringify(this.flaws, null, 2));
  }

  /** Measures contrast wherever the aurora drifts to. */
  async drift(page: Page, name: string): Promise<void> {
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForFunction((theme) => document.documentElement.dataset["theme"] === theme, scheme);
      for (const phase of PHASES_MS) {
        await settle(page, phase);
        const faint = await faintTexts(page, this.decoder);
        if (faint.length > 0) {
          this.note({ picture: `${name}-${scheme}-after-${phase}-ms`, faint, overflow: 0 });
        }
      }
    }
    await page.emulateMedia({ colorScheme: "dark" });
  }
}

/** Waits until what fades in is there, and holds the aurora still so that two runs are alike. */
async function settle(page: Page, aurora = AURORA_MS): Promise<void> {
  await page.waitForTimeout(120);
  await arrived(page);
  await page.evaluate(async (still) => {
    const drifting = document.getAnimations().filter(({ effect }) => effect instanceof KeyframeEffect && effect.getTiming().iterations === Infinity && effect.target?.closest(".aurora") != null);
    drifting.forEach((one) => {
      one.pause();
      one.currentTime = still;
    });
    await document.fonts.ready;
  }, aurora);
}
