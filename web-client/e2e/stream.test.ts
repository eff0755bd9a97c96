import { describe, expect, test } from "vitest";
import { hold, table } from "./memory";
import { journeys } from "./walk";

const { walk } = journeys();
const EVENTS = 12_000;

describe.each(["desk", "phone"] as const)("on a %s", (size) => {
  // Ten minutes at twenty a second, in half a minute. The bounds are full after a fifth: what is held then is all that may be held.
  test("twelve thousand events leave the page no heavier than the first ones", () =>
    walk({ size, expected: /net::ERR/ }, async (page) => {
      const held = await hold(page, 600, EVENTS, 5);
      console.log(`${size}:\n${table(held)}`);
      const [first, last] = [held[0], held.at(-1)];
      expect(last?.events).toBeGreaterThanOrEqual(EVENTS);
      expect((last?.bytes ?? Infinity) - (first?.bytes ?? 0), "bytes that grew").toBeLessThan(3 * 2 ** 20);
      expect((last?.nodes ?? Infinity) - (first?.nodes ?? 0), "nodes that grew").toBeLessThan(600);
      expect(await page.getByRole("list", { name: "Log" }).getByRole("listitem").count()).toBeLessThanOrEqual(500);
    }), 240_000);
});
