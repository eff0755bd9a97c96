import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import type { Syntho } from "@syntho/sdk";
import type { WatchSnapshot } from "@syntho/sdk/v1/watch_synthetic_dataset";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { apiAs } from "./api";
import { somebody, signIn, type SIZES } from "./browser";
import { sent } from "./made";
import { crash } from "./platform";
import { finished, JOB_MS, journeys, people } from "./walk";

const { walk } = journeys();

/** What a page has shown of a job, noted in the page whenever it changed. */
interface Shown {
  /** Each new state of the log, a line an entry. */
  readonly logs: string[][];
  /** The points of the chart's first line, as they were last. */
  curve: number[];
}

/** Long enough for three cuts on an idle machine; a slower one takes longer for what comes after. */
const FIT_SECONDS = 45;

/** Notes, in the page, all that it shows of a job. */
function takeNotes(): void {
  const shown: Shown = { logs: [], curve: [] };
  Object.assign(window, { shown });
  const look = () => {
    const log = document.querySelector("[aria-label=Log]");
    const lines = log === null ? [] : [...log.querySelectorAll("li")].map((line) => line.textContent ?? "");
    if (lines.length > 0 && JSON.stringify(lines) !== JSON.stringify(shown.logs.at(-1))) {
      shown.logs.push(lines);
    }
    const path = document.querySelector(".recharts-line-curve")?.getAttribute("d");
    if (path !== null && path !== undefined) {
      shown.curve = [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
    }
  };
  addEventListener("DOMContentLoaded", () => new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["d"] }));
}

/** What the API says of the whole, once it has ended. */
async function truth(api: Syntho, name: string): Promise<WatchSnapshot> {
  for await (const { event } of api.watch(name)) {
    if (event.case === "snapshot") {
      return event.value;
    }
  }
  throw new Error("no snapshot");
}

/** Cuts the way to the server, sees that the page says so, mends it, and sees that the page has found it again. */
async function cut(pages: readonly Page[], sever: () => Promise<() => Promise<void>>): Promise<void> {
  const mend = await sever();
  await Promise.all(pages.map((page) => page.getByText("Reconnecting").waitFor({ timeout: 30_000 })));
  await mend();
  await Promise.all(pages.map((page) => page.getByText("Reconnecting").waitFor({ state: "hidden", timeout: 60_000 })));
}

test("a job is followed to its end while network, Envoy and API are cut in turn, at both sizes; nothing is lost, nothing comes twice", async () => {
  const user = somebody();
  const api = await apiAs(user);
  const dataset = await sent(api, "people.csv", people(20_000));
  const config = { epochs: 10_000, computeBudgetSeconds: FIT_SECONDS, rows: 500n };
  const { name } = await api.syntheticDatasets.createSyntheticDataset({ dataset, displayName: "followed", method: GenerationMethod.CTGAN, config });
  const pages: Page[] = [];
  // Errors of the browser itself for each request that found nobody.
  const expected = /net::ERR|status of 50[234]/;
  const follow = (size: keyof typeof SIZES) =>
    walk({ size, expected }, async (page) => {
      await page.addInitScript(takeNotes);
      await signIn(page, user);
      await page.getByRole("link", { name: /followed/ }).click();
      await page.getByText(/^epoch \d+/).waitFor({ timeout: JOB_MS });
      pages.push(page);
      if (pages.indexOf(page) === 0) {
        await expect.poll(() => pages.length, { timeout: 30_000 }).toBe(2);
        await cut(pages, async () => {
          await Promise.all(pages.map((one) => one.context().setOffline(true)));
          return async () => void (await Promise.all(pages.map((one) => one.context().setOffline(false))));
        });
        await cut(pages, () => Promise.resolve(crash("Envoy")));
        await cut(pages, () => Promise.resolve(crash("API")));
      }
      await finished(page);
      await checkAgainst(await truth(api, name), await page.evaluate(() => (window as unknown as { shown: Shown }).shown));
    });
  await Promise.all([follow("desk"), follow("phone")]);
}, JOB_MS + 120_000);

/** The page's log only ever grew, and is the API's; its chart has each point once. */
async function checkAgainst({ logs, metrics }: WatchSnapshot, shown: Shown): Promise<void> {
  const messages = logs.map(({ message }) => message);
  for (const lines of shown.logs) {
    expect(lines).toHaveLength(Math.min(lines.length, messages.length));
    lines.forEach((line, at) => expect(line, `line ${at + 1} of ${lines.length}`).toContain(messages[at]));
  }
  // The last lines may arrive together with the end, which takes the log off the page.
  expect(shown.logs.at(-1)?.length).toBeGreaterThanOrEqual(messages.length - 2);
  expect(metrics.length).toBeGreaterThan(5);
  expect(shown.curve).toHaveLength(metrics.length);
  expect(shown.curve).toEqual([...shown.curve].sort((a, b) => a - b));
  expect(new Set(shown.curve).size).toBe(shown.curve.length);
}
