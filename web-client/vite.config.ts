import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { defineConfig } from "vite";

// The API of a running platform, for `npm run dev`: ./syntho up prints its address.
const api = process.env["SYNTHO_URL"] ?? "http://127.0.0.1:24130";

/** The sample table of the first run is the one that `./syntho demo` uses. */
const sample = {
  name: "sample-table",
  apply: "build" as const,
  generateBundle(this: { emitFile: (file: { type: "asset"; fileName: string; source: Uint8Array }) => string }) {
    const packed = readFileSync(new URL("../deploy/local/data/adult.csv.gz", import.meta.url));
    this.emitFile({ type: "asset", fileName: "sample/adult.csv", source: gunzipSync(packed) });
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), sample],
  resolve: {
    alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) },
    dedupe: ["@bufbuild/protobuf"],
  },
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    // Data URLs would need their own exceptions in the policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: "rpc", test: /node_modules[\\/](@bufbuild|@connectrpc|@noble)[\\/]|sdk-ts-generated/ },
            { name: "tanstack", test: /node_modules[\\/]@tanstack[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { "/syntho.v1.": api, "/config.json": api } },
});
