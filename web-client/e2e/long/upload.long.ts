import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { breakOff, withTable } from "../big-upload";
import { told } from "../frames";
import { journeys } from "../walk";

const { walk } = journeys();
const BYTES = Number(process.env["SYNTHO_LONG_BYTES"] ?? 2 * 2 ** 30);
const PATIENCE_MS = 30 * 60_000;

test("two gigabytes go on after a reload, and the page stays awake", () =>
  walk({ size: "desk", expected: /net::ERR/ }, (page) =>
    withTable(BYTES, async (path) => {
      const { size } = statSync(path);
      const upload = await breakOff(page, path, size, PATIENCE_MS);
      console.log(`${size} bytes: ${upload.arrived} of ${upload.parts} parts before the reload, ${upload.sentAfter} sent after\n  before: ${told(upload.before)}\n  after: ${told(upload.after)}`);
      expect(upload.sentAfter).toBeLessThanOrEqual(upload.parts - upload.arrived);
      expect(Math.max(upload.before.worst, upload.after.worst)).toBeLessThan(2_000);
    }),
  ), 2 * PATIENCE_MS);
