import { describe, expect, test } from "vitest";
import { ago, bytes, duration } from "./format";

describe("figures are written for people", () => {
  test.each([
    [0, "0 B"],
    [1023, "1,023 B"],
    [1024, "1 KiB"],
    [3_292_070, "3.1 MiB"],
    [5 * 2 ** 30, "5 GiB"],
  ])("%d bytes are %s", (value, text) => expect(bytes(value)).toBe(text));

  test.each([
    [0.4, "0 s"],
    [59.6, "1 min 0 s"],
    [3_700, "1 h 1 min"],
  ])("%d seconds are %s", (value, text) => expect(duration(value)).toBe(text));

  test("a moment is told by its distance", () => {
    expect(ago(new Date(0), 80_000)).toBe("1 minute ago");
    expect(ago(new Date(86_400_000), 0)).toBe("tomorrow");
  });
});
