import { statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breakOff, withTable } from "./big-upload";
import { told } from "./frames";
import { journeys } from "./walk";

const { walk } = journeys();

/** Eight parts. The long form has two gigabytes. */
const BYTES = 60 * 2 ** 20;

describe.each(["desk", "phone"] as const)("on a %s", (size) => {
  test("a large file goes on after a reload with what had not arrived, and the page stays awake", () =>
    walk({ size, expected: /net::ERR/ }, (page) =>
      withTable(BYTES, async (path) => {
        const upload = await breakOff(page, path, statSync(path).size, 60_000);
        console.log(`${size}: ${upload.arrived} of ${upload.parts} parts before the reload, ${upload.sentAfter} sent after\n  before: ${told(upload.before)}\n  after: ${told(upload.after)}`);
        // The whole is what the server checks by its fingerprint. What was under way at the reload may have arrived although no answer did.
        expect(upload.sentAfter).toBeLessThanOrEqual(upload.parts - upload.arrived);
        expect(upload.sentAfter).toBeGreaterThan(0);
        expect(Math.max(upload.before.worst, upload.after.worst), "the longest time without a frame").toBeLessThan(2_000);
      }),
    ), 180_000);
});
