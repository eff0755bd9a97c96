import { expect, test } from "vitest";
import { hold, table } from "../memory";
import { journeys } from "../walk";

const { walk } = journeys();

test("ten minutes at twenty events a second leave the page no heavier than the second minute", () =>
  walk({ size: "desk", expected: /net::ERR/ }, async (page) => {
    const held = await hold(page, 20, 12_000, 10);
    console.log(table(held));
    const bytes = held.slice(1).map((one) => one.bytes);
    expect((bytes.at(-1) ?? Infinity) - (bytes[0] ?? 0)).toBeLessThan(3 * 2 ** 20);
  }), 20 * 60_000);
