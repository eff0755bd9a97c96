import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// `npm run screenshots`: a picture of every page and state, from a running platform whose address is SYNTHO_URL.
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: { include: ["e2e/shots/*.shots.ts"], fileParallelism: false, testTimeout: 900_000, hookTimeout: 60_000 },
});
