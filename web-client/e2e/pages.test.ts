import { beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe";
import { tooFaint } from "./contrast";
import { expectHarmless, expectNoFormula, makeHostile, type Hostile } from "./hostile";
import { visit } from "./places";
import { journeys } from "./walk";

const { walk, browser } = journeys();

let hostile: Hostile;
beforeAll(async () => {
  hostile = await makeHostile();
}, 120_000);

// Both themes and both sizes: what differs between themes is colour, and what differs between sizes is where things stand. `npm run long -- contrast`
// measures the other two pairs, and asks for more than AA.
describe.concurrent.each([
  ["desk", "dark"],
  ["phone", "light"],
] as const)("on a %s, %s", (size, scheme) => {
  test("every page and state can be read by everyone, and a hostile table is text in all of them", () =>
    walk({ size, scheme }, async (page) => {
      const faint: string[] = [];
      await visit(page, hostile, async (what) => {
        await expectAccessible(page, what);
        await expectHarmless(page, what);
        faint.push(...(await tooFaint(browser(), page, what)));
      });
      expect(faint).toEqual([]);
    }), 300_000);
});

test("a formula that was learned leaves as text in the file that people take away", async () => {
  await expectNoFormula(hostile);
  expect(hostile.synthetic).not.toBe(hostile.failed);
});
