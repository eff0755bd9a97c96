import { DownloadFormat } from "@syntho/sdk/v1/download_service";
import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { apiAs } from "./api";
import { somebody } from "./browser";
import { ended, sent } from "./made";

/** A column's name, and a table's, that would run where it is taken for HTML. */
export const TAG = '<img src=x onerror="window.hacked=1">';
/** A cell that would run. */
export const SCRIPT = "<script>window.hacked=1</script>";
/** Turns what comes after it around, up to the end of its line. */
const TURN = "\u202E";

/** Someone with a hostile table, a synthetic one made of it, and a job that failed. */
export interface Hostile {
  readonly user: string;
  /** Ids, as they stand in the addresses of pages. */
  readonly dataset: string;
  readonly synthetic: string;
  readonly failed: string;
}

/** Makes all of it by the API: what the pages do with it is the question. */
export async function makeHostile(): Promise<Hostile> {
  const user = somebody();
  const api = await apiAs(user);
  const quoted = `"${TAG.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 300 }, (_, i) => `${SCRIPT},=cmd|'/c calc'!A${i % 3},${TURN}esrever${i % 2},${i % 40},person${i}@example.org`);
  const dataset = await sent(api, "evil<b>bold.csv", [`${quoted},formula,${TURN}bidi,number,mail`, ...rows].join("\n"));
  const displayName = `${TAG} ${TURN}made`;
  const order = { dataset, displayName, method: GenerationMethod.GAUSSIAN_COPULA };
  const { name: synthetic } = await api.syntheticDatasets.createSyntheticDataset({ ...order, config: { rows: 200n } });
  await ended(api, synthetic);
  // Half of the real rows break this rule.
  const constraints = [{ kind: { case: "range" as const, value: { column: "number", max: { kind: { case: "integer" as const, value: 20n } } } } }];
  const { name: failed } = await api.syntheticDatasets.createSyntheticDataset({ ...order, config: { constraints } });
  await ended(api, failed);
  const id = (name: string) => name.slice(name.indexOf("/") + 1);
  return { user, dataset: id(dataset), synthetic: id(synthetic), failed: id(failed) };
}

/** Asserts that nothing hostile became more than text, and that nothing in it turns its neighbours around. */
export async function expectHarmless(page: Page, what: string): Promise<void> {
  const found = await page.evaluate((turn) => {
    const loose: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if ((node.textContent ?? "").includes(turn) && parent !== null && parent.closest("option, title, script, style") === null && !/isolate|plaintext/.test(getComputedStyle(parent).unicodeBidi)) {
        loose.push(`${parent.tagName.toLowerCase()}.${parent.getAttribute("class") ?? ""}: ${node.textContent ?? ""}`);
      }
    }
    return { hacked: "hacked" in window, elements: document.querySelectorAll('#root img[src="x"], #root b, #root script').length, loose };
  }, TURN);
  expect(found, what).toEqual({ hacked: false, elements: 0, loose: [] });
}

/** Asserts that no cell of the CSV that people take away is a formula. */
export async function expectNoFormula({ user, synthetic }: Hostile): Promise<void> {
  const { url } = await (await apiAs(user)).downloads.createDownload({ name: `syntheticDatasets/${synthetic}`, format: DownloadFormat.CSV });
  const csv = await (await fetch(url)).text();
  expect(csv).toContain("cmd|");
  expect(csv.split("\n").flatMap((line) => line.split(",")).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
}
