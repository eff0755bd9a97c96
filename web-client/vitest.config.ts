import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Journeys that end parts of the platform, or measure what another one beside them would slow down. */
const ALONE = ["e2e/reconnect.test.ts", "e2e/upload.test.ts"];

const UNIT = { include: ["src/**/*.test.ts"], fileParallelism: false };

// Waiting for a job or the end of a session leaves time for another journey: two files at a time, and those alone after them.
const JOURNEYS = {
  maxConcurrency: 3,
  projects: [
    { extends: true as const, test: { name: "journeys", include: ["e2e/*.test.ts"], exclude: ALONE, globalSetup: "e2e/setup.ts", maxWorkers: 2, sequence: { groupOrder: 0 } } },
    { extends: true as const, test: { name: "alone", include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
  ],
};

const LONG = { include: ["e2e/long/*.long.ts"], fileParallelism: false };

// Unit tests stand beside the code; the journeys in e2e need a running platform, whose address is SYNTHO_URL. Those in e2e/long take minutes.
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: process.env["SYNTHO_URL"] === undefined ? UNIT : process.env["SYNTHO_LONG"] === undefined ? JOURNEYS : LONG,
});
