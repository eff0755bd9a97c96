import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { answerProvider, signIn } from "./browser";
import { frames, type Frames } from "./frames";
import { go } from "./walk";

const PART_BYTES = 8 * 2 ** 20;

/** What became of an upload that was broken off by a reload. */
export interface BigUpload {
  readonly before: Frames;
  readonly after: Frames;
  /** Parts that the storage had when the page was loaded anew, and parts that were sent after. */
  readonly arrived: number;
  readonly sentAfter: number;
  readonly parts: number;
}

/** Writes a table of about so many bytes; `use` has it, and then it is gone. */
export async function withTable<T>(bytes: number, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "syntho-upload-"));
  const path = join(folder, "big.csv");
  try {
    const file = createWriteStream(path);
    file.write("number,group,note\n");
    const note = "a sentence that is as long as what people write into such a field when they have time for it ".repeat(20).trim();
    let line = 0;
    for (let written = 0; written < bytes; line++) {
      const row = `${line},${"abcdefgh"[line % 8]},${line % 97} ${note}\n`;
      written += row.length;
      if (!file.write(row)) {
        await once(file, "drain");
      }
    }
    file.end();
    await once(file, "finish");
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Sends a file, loads the page anew when a third has arrived, chooses the file again, and waits until the server has all of it. */
export async function breakOff(page: Page, path: string, bytes: number, patienceMs: number): Promise<BigUpload> {
  const isPart = (url: string) => new URL(url).searchParams.has("partNumber");
  const parts = Math.ceil(bytes / PART_BYTES);
  let arrived = 0;
  let sentAfter = 0;
  let broken = false;
  page.on("response", (response) => {
    if (response.request().method() === "PUT" && isPart(response.url()) && response.status() === 200 && !broken) {
      arrived++;
    }
  });
  page.on("request", (request) => {
    if (request.method() === "PUT" && isPart(request.url()) && broken) {
      sentAfter++;
    }
  });
  const user = await signIn(page);
  await go(page, "Upload");
  const before = await frames(page, async () => {
    await page.getByLabel("Choose a file").setInputFiles(path);
    await expect.poll(() => arrived, { timeout: patienceMs, interval: 20 }).toBeGreaterThanOrEqual(Math.floor(parts / 3));
  });
  broken = true;
  await page.reload();
  // The token was in the page's memory; who was signed in here goes to the provider at once, and comes back to the same page.
  await answerProvider(page, user);
  await page.getByText("big.csv was not sent to its end").waitFor();
  const after = await frames(page, async () => {
    await page.getByLabel("Choose a file").setInputFiles(path);
    await page.waitForURL("**/datasets/*", { timeout: patienceMs });
  });
  await page.getByRole("heading", { name: "big" }).waitFor();
  return { before, after, arrived, sentAfter, parts };
}
