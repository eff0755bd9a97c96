import type { Browser, Page } from "playwright-core";
import { arrived, faintTexts } from "./faint";

/** Moments of the aurora's drift, as shares of its way: text is read over whatever it happens to show. */
const MOMENTS = [0.05, 0.5, 0.95];
const MOST_SCREENS = 4;

/** All text on the page that has less than the contrast of WCAG AA, and `margin` more, against the pixels behind it: down the page, at several moments of the aurora. */
export async function tooFaint(browser: Browser, page: Page, what: string, margin = 0): Promise<string[]> {
  const decoder = await browser.newPage();
  try {
    const faint: string[] = [];
    const screens = await page.evaluate((most) => Math.min(most, Math.ceil(document.documentElement.scrollHeight / innerHeight)), MOST_SCREENS);
    for (let screen = 0; screen < screens; screen++) {
      await page.evaluate((at) => scrollTo({ top: at * innerHeight, behavior: "instant" }), screen);
      await arrived(page);
      const found = await faintTexts(page, decoder, { moments: MOMENTS, margin });
      faint.push(...found.map(({ text, ratio, least, behind, own, moment }) => `${what}: ${ratio} of ${least}: ${text} (${own} on ${behind}, screen ${screen}, moment ${moment})`));
    }
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    return [...new Set(faint)];
  } finally {
    await decoder.close();
  }
}
