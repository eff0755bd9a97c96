import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { holdsToken, kept, launch, visitor, type Faults, type SIZES } from "./browser";

/** The longest that any job of these journeys may take, milliseconds. */
export const JOB_MS = 240_000;

/** How a journey is walked. */
export interface Way {
  readonly size: keyof typeof SIZES;
  readonly scheme?: "dark" | "light";
  /** Errors that the browser itself tells the console where the journey takes the network or the server away. */
  readonly expected?: RegExp;
}

/** Walks a journey as a fresh person; whatever the page complained about, asked of strangers or kept of a token fails it. */
export type Walk = (way: Way, journey: (page: Page, faults: Faults) => Promise<void>) => Promise<void>;

/** One browser for the journeys of a file. */
export function journeys(): { readonly walk: Walk; readonly browser: () => Browser } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser.close());
  const walk: Walk = async ({ size, scheme = "dark", expected }, journey) => {
    const { context, page, faults } = await visitor(browser, size, scheme);
    try {
      await journey(page, faults);
      expect(faults.foreign, "requests to other hosts").toEqual([]);
      expect(faults.tokens, "tokens in addresses").toEqual([]);
      expect(faults.console.filter((text) => expected?.test(text) !== true), "errors on the console").toEqual([]);
      expect(holdsToken(await kept(page)), "a token is kept").toBe(false);
    } catch (failure) {
      mkdirSync("target", { recursive: true });
      await page.screenshot({ path: `target/failed-${size}-${Date.now()}.png`, fullPage: true }).catch(() => undefined);
      throw failure;
    } finally {
      await context.close();
    }
  };
  return { walk, browser: () => browser };
}

/** Goes to a place by the page's own links: a load would end the session, whose token lives in memory. */
export async function go(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).filter({ visible: true }).first().click();
}

/** Goes to an address inside the application: a load would end the session. */
export async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, "", to), path);
}

/** Uploads a table and waits until it is read. */
export async function send(page: Page, name: string, text: string): Promise<void> {
  await go(page, "Upload");
  await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForURL("**/datasets/*");
  await page.getByRole("tab", { name: "Schema" }).waitFor({ timeout: 60_000 });
}

/** People who are not, as CSV: ages from 20 to 69, three cities, incomes from 1,000. */
export function people(rows: number, header = "age,city,income"): string {
  return [header, ...Array.from({ length: rows }, (_, i) => `${20 + (i % 50)},${["Berlin", "Lagos", "Lima"][i % 3]},${1000 + ((i * 37) % 4000)}`)].join("\n");
}

/** Chooses a method on the page that makes a table. */
export async function choose(page: Page, method: RegExp): Promise<void> {
  await page.getByRole("radio", { name: method }).check({ force: true });
}

/** From a dataset's page to a job under way, with the quickest method unless another is asked for. */
export async function make(page: Page, method = /Gaussian copula/): Promise<void> {
  await page.getByRole("link", { name: "Make a synthetic table" }).click();
  await page.getByRole("button", { name: "Make it" }).waitFor();
  await choose(page, method);
  await page.getByRole("button", { name: "Make it" }).click();
  await page.getByRole("heading", { name: "Stages" }).waitFor();
}

/** Waits until the evidence of a finished table shows. */
export async function finished(page: Page): Promise<void> {
  await page.getByText("Column shapes", { exact: true }).waitFor({ timeout: JOB_MS });
}
