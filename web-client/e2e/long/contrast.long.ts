import { beforeAll, describe, expect, test } from "vitest";
import { tooFaint } from "../contrast";
import { makeHostile, type Hostile } from "../hostile";
import { visit } from "../places";
import { journeys } from "../walk";

const { walk, browser } = journeys();

/** Above what WCAG AA asks: a colour that only just holds breaks with the next change of the ground. */
const MARGIN = 0.3;

let hostile: Hostile;
beforeAll(async () => {
  hostile = await makeHostile();
}, 120_000);

describe.each(["dark", "light"] as const)("%s", (scheme) => {
  test.each(["desk", "phone"] as const)("on a %s all text stands out from the aurora, with something to spare", (size) =>
    walk({ size, scheme }, async (page) => {
      const faint: string[] = [];
      await visit(page, hostile, async (what) => void faint.push(...(await tooFaint(browser(), page, what, MARGIN))));
      expect(faint).toEqual([]);
    }), 300_000);
});
