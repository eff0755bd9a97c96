import { toBinary } from "@syntho/sdk";
import { SyntheticDatasetSchema } from "@syntho/sdk/v1/synthetic_dataset";
import type { Page } from "playwright-core";
import { endlessJob, EventStream, framed, OK } from "./events";
import { signIn } from "./browser";
import { open } from "./walk";

const NAME = "syntheticDatasets/00000000-0000-4000-8000-000000000001";

/** Bytes that the page's JavaScript still holds once all rubbish is gone, and the nodes of its documents. */
export interface Held {
  readonly events: number;
  readonly bytes: number;
  readonly nodes: number;
}

/**
 * Shows the page a job that sends `perSecond` events a second, and measures what the page holds each time that another share of `total`
 * has arrived. The stream is ours, since no job trains at a measured speed; the page, the SDK and all between are as people have them.
 */
export async function hold(page: Page, perSecond: number, total: number, shares: number): Promise<Held[]> {
  const job = endlessJob(NAME);
  const stream = new EventStream(job, perSecond);
  const address = await stream.open();
  try {
    await page.route("**/GetSyntheticDataset", (route) =>
      route.fulfill({ contentType: "application/grpc-web+proto", body: Buffer.concat([framed(toBinary(SyntheticDatasetSchema, job)), OK]) }),
    );
    await page.route("**/WatchSyntheticDataset", (route) => route.continue({ url: `${address}watch` }));
    await signIn(page);
    await open(page, `/synthetic/${NAME.split("/")[1]}`);
    await page.getByRole("heading", { name: "Stages" }).waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("HeapProfiler.enable");
    const held: Held[] = [];
    for (let share = 1; share <= shares; share++) {
      const until = (total / shares) * share;
      await page.waitForFunction((least) => Number(/epoch ([\d,]+)/.exec(document.body.innerText)?.[1]?.replaceAll(",", "") ?? 0) >= least - 4, until, { timeout: 3_600_000, polling: 100 });
      await devtools.send("HeapProfiler.collectGarbage");
      const { usedSize } = await devtools.send("Runtime.getHeapUsage");
      const { nodes } = await devtools.send("Memory.getDOMCounters");
      held.push({ events: stream.sent, bytes: usedSize, nodes });
    }
    return held;
  } finally {
    stream.close();
  }
}

/** In lines, to be read by people. */
export function table(held: readonly Held[]): string {
  return held.map(({ events, bytes, nodes }) => `${String(events).padStart(8)} events: ${(bytes / 2 ** 20).toFixed(1)} MiB, ${nodes} nodes`).join("\n");
}
