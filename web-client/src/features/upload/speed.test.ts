import { expect, test } from "vitest";
import { Speed } from "./speed";

test("the speed is that of the last five seconds", () => {
  const speed = new Speed();
  expect(speed.at(0, 0)).toBe(0);
  expect(speed.at(1_000, 1_000)).toBe(1_000);
  for (let second = 2; second <= 10; second++) {
    speed.at(1_000, second * 1_000);
  }
  expect(speed.at(1_000, 11_000)).toBe(0);
});

test("parts that are sent again do not make it negative", () => {
  const speed = new Speed();
  speed.at(5_000, 0);
  expect(speed.at(1_000, 1_000)).toBe(0);
});
