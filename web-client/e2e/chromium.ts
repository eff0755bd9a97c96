import chromium from "@sparticuz/chromium";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

/** How the browser is started: its program and what its environment needs beside ours. */
export interface Program {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Chromium from the package. It needs NSS and NSPR (Debian: libnss3), which small systems lack; there the package's own are used.
 *
 * @throws Error that names the library, where one is missing that the package does not have either
 */
export async function findChromium(): Promise<Program> {
  const path = await chromium.executablePath();
  const asItIs = missing(path, {});
  if (asItIs === undefined) {
    return { path, environment: {} };
  }
  const environment = { LD_LIBRARY_PATH: [unpacked(), process.env["LD_LIBRARY_PATH"] ?? ""].filter((one) => one !== "").join(":") };
  const still = missing(path, environment);
  if (still !== undefined) {
    throw new Error(`Chromium for the journeys does not start: ${still}. Install what is missing (Debian: apt-get install libnss3).`);
  }
  return { path, environment };
}

/** What the loader says is missing, if it does. */
function missing(path: string, environment: Readonly<Record<string, string>>): string | undefined {
  const { status, stderr, error } = spawnSync(path, ["--version"], { env: { ...process.env, ...environment }, encoding: "utf8" });
  return status === 0 ? undefined : (error?.message ?? stderr.trim().split("\n").at(-1) ?? `it ends with ${status}`);
}

/** The libraries in the package, made for Amazon's Linux, good for any with as new a C library. */
function unpacked(): string {
  const folder = join(tmpdir(), "syntho-chromium-libraries");
  if (!existsSync(join(folder, "lib", "libnss3.so"))) {
    mkdirSync(folder, { recursive: true });
    const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../../bin/al2023.tar.br");
    const { status, stderr } = spawnSync("tar", ["-x", "-C", folder], { input: brotliDecompressSync(readFileSync(packed)), encoding: "utf8" });
    if (status !== 0) {
      throw new Error(`The libraries for Chromium can not be unpacked: ${stderr}`);
    }
  }
  return join(folder, "lib");
}
