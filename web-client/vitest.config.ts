import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Unit tests stand beside the code; the journeys in e2e need a running platform, whose address is SYNTHO_URL. Those in e2e/long take minutes.
const journeys = process.env["SYNTHO_LONG"] === undefined ? "e2e/*.test.ts" : "e2e/long/*.long.ts";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    include: process.env["SYNTHO_URL"] === undefined ? ["src/**/*.test.ts"] : [journeys],
    fileParallelism: false,
  },
});
