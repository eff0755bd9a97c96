import { writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { createServer } from "vite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ADDRESS, launch, signIn } from "../browser";
import { open } from "../walk";
import { failing, waiting } from "../answers";
import { Camera, FOLDER } from "./camera";
import { customers, people } from "./tables";

const JOB_MS = 400_000;
const DESK = { widths: ["desk"] } as const;
const DESIGN_PORT = 24_199;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let camera: Camera;
const made: Record<string, string> = {};

beforeAll(async () => {
  browser = await launch();
  context = await browser.newContext({ permissions: ["clipboard-write"], locale: "en-GB" });
  page = await context.newPage();
  page.setDefaultTimeout(90_000);
  camera = new Camera(await context.newPage());
});
afterAll(() => browser.close());

// One picture that can not be taken spoils no other.
beforeEach(async () => {
  await context.setOffline(false);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

async function send(name: string, text: string): Promise<void> {
  await open(page, "/upload");
  await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForURL("**/datasets/*");
  await page.getByRole("tab", { name: "Schema" }).waitFor({ timeout: 60_000 });
}

const path = () => new URL(page.url()).pathname;

async function make(method: RegExp, settle: () => Promise<void> = () => Promise.resolve()): Promise<string> {
  await page.getByRole("link", { name: "Make a synthetic table" }).click();
  await page.getByRole("radio", { name: method }).check({ force: true });
  await settle();
  await page.getByRole("button", { name: "Make it" }).click();
  await page.waitForURL("**/synthetic/*");
  return path();
}

describe.sequential("pictures", () => {
  test("before signing in", async () => {
    await page.goto(ADDRESS);
    await camera.take(page, "landing");
    await camera.drift(page, "landing");
    await page.goto(`${ADDRESS}/login`);
    await camera.take(page, "login");
    await page.route("**/.well-known/openid-configuration", (route) => route.abort());
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("alert").waitFor();
    await camera.take(page, "login-failed");
    await page.unroute("**/.well-known/openid-configuration");
    await page.goto(`${ADDRESS}/nowhere`);
    await camera.take(page, "not-found");
    await page.goto(`${ADDRESS}/verify/${crypto.randomUUID()}`);
    await camera.take(page, "verify");
    await page.getByLabel("Choose the PDF").setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 something else") });
    await page.getByText("It is not this report").waitFor();
    await camera.take(page, "verify-not-genuine");
  });

  test("with nothing yet", async () => {
    await signIn(page, `shots-${crypto.randomUUID().slice(0, 8)}`);
    await page.getByRole("button", { name: "Use the sample table" }).waitFor();
    await camera.take(page, "dashboard-first-run");
    await open(page, "/datasets");
    await page.getByText("No table yet").waitFor();
    await camera.take(page, "datasets-empty");
    await open(page, "/upload");
    await page.getByText("Drop a file here").waitFor();
    await camera.take(page, "upload");
    await open(page, "/settings");
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await camera.take(page, "settings");
  });

  test("a file on its way", async () => {
    let put = 0;
    const store = (url: URL) => url.searchParams.has("X-Amz-Signature") && url.port !== new URL(ADDRESS).port;
    await page.route(store, async (route) => {
      if (route.request().method() === "PUT" && ++put > 1) {
        await new Promise((done) => setTimeout(done, 60_000));
      }
      await route.continue().catch(() => undefined);
    });
    await open(page, "/upload");
    await page.getByLabel("Choose a file").setInputFiles({ name: "claims-2025.csv", mimeType: "text/csv", buffer: Buffer.from(people(2_000_000)) });
    await page.getByText("Sending", { exact: true }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2_500);
    await camera.take(page, "upload-sending");
    await page.getByRole("button", { name: "Pause" }).click();
    await camera.take(page, "upload-paused");
    await open(page, "/dashboard");
    await open(page, "/upload");
    await page.getByText("was not sent to its end").waitFor();
    await camera.take(page, "upload-broken-off");
    await page.unroute(store);
  });

  test("a table as it was understood", async () => {
    await open(page, "/upload");
    await page.getByLabel("Choose a file").setInputFiles({ name: "customers.csv", mimeType: "text/csv", buffer: Buffer.from(customers(4_000)) });
    await page.waitForURL("**/datasets/*");
    const release = await waiting(page, "DatasetService/GetDataset");
    if (await page.getByText("Your table is being read").isVisible()) {
      await camera.take(page, "dataset-being-read");
    }
    await release();
    await page.getByRole("tab", { name: "Schema" }).waitFor({ timeout: 60_000 });
    made["customers"] = path();
    await camera.take(page, "dataset-schema");
    await page.getByLabel("Meaning of age").selectOption({ label: "Categorical" });
    await camera.take(page, "dataset-schema-corrected", { whole: false });
    await page.getByRole("link", { name: "Datasets", exact: true }).filter({ visible: true }).first().click();
    await page.getByRole("dialog", { name: "Leave without saving?" }).waitFor();
    await camera.take(page, "leave-unsaved", { whole: false });
    await page.getByRole("button", { name: "Stay" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The schema is corrected.").waitFor();
    // It stays while it is pointed at.
    await page.getByRole("button", { name: "Dismiss" }).focus();
    await camera.take(page, "toast", { whole: false });
    await page.getByRole("tab", { name: "Rows" }).click();
    await page.getByRole("region", { name: "Rows" }).waitFor();
    await camera.take(page, "dataset-rows");
    await page.getByRole("tab", { name: "Synthetic tables" }).click();
    await page.getByText("None yet").waitFor();
    await camera.take(page, "dataset-no-synthetic");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").waitFor();
    await camera.take(page, "confirm", { whole: false });
    await page.keyboard.press("Escape");
    await open(page, "/upload");
    await page.getByLabel("Choose a file").setInputFiles({ name: "header.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n") });
    await page.getByText("This file can not be read as a table").waitFor({ timeout: 60_000 });
    await camera.take(page, "dataset-unreadable");
  });

  test("how it is made", async () => {
    await open(page, made["customers"] ?? "");
    await page.getByRole("link", { name: "Make a synthetic table" }).click();
    await page.getByText("What to expect").waitFor();
    await page.waitForTimeout(1_500);
    await camera.take(page, "generate");
    await page.getByRole("radio", { name: /Autoregressive/ }).check({ force: true });
    await page.getByRole("button", { name: "More settings" }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByLabel("Column of rule 2").selectOption("age");
    await page.getByLabel("What rule 2 asks").selectOption({ label: "lies between" });
    await page.getByLabel("Least value of rule 2").fill("18");
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByLabel("Column of rule 3").selectOption("city");
    await page.getByLabel("What rule 3 asks").selectOption({ label: "only in pairs seen with" });
    await page.getByRole("button", { name: "Ask for rows" }).click();
    await page.getByLabel("Column of wish 1").selectOption("city");
    await page.getByLabel("Value of wish 1").fill("Oslo");
    await camera.take(page, "generate-rules");
    await page.getByLabel("Rows", { exact: true }).fill("0");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText("at least 1").first().waitFor();
    await camera.take(page, "generate-wrong", { whole: false });
    await page.getByLabel("Rows", { exact: true }).fill("500");
    const healed = await failing(page, "SyntheticDatasetService/CreateSyntheticDataset", "internal", "An unexpected failure.");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByRole("alert").last().waitFor();
    await camera.take(page, "generate-failed");
    await healed();
    await page.getByRole("radio", { name: /CTGAN/ }).check({ force: true });
    await page.getByLabel("What rule 2 asks").selectOption({ label: "is at most" });
    await page.getByLabel("Other column of rule 2").selectOption("city");
    await page.getByLabel("Rows judged together").fill("0");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText("at least 1", { exact: true }).waitFor();
    await page.getByLabel("Rows judged together").fill("10");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText(/^Rule 2 can not be used/).first().waitFor();
    await camera.take(page, "generate-refused", { tallest: 5_000 });
  });

  test("a job under way, cancelled, failed", async () => {
    await open(page, "/dashboard");
    await page.getByRole("link", { name: "Upload a table" }).click();
    await page.getByRole("button", { name: "Use the sample table" }).click();
    await page.getByRole("tab", { name: "Schema" }).waitFor({ timeout: 60_000 });
    made["sample"] = path();
    await make(/TVAE/);
    await page.getByRole("heading", { name: "Stages" }).waitFor();
    await camera.take(page, "live-begun");
    await page.getByText(/epoch ([4-9]|\d\d)/).waitFor({ timeout: JOB_MS });
    await camera.take(page, "live-training");
    const live = path();
    const watching = "**/syntho.v1.SyntheticDatasetService/WatchSyntheticDataset";
    await page.route(watching, (route) => route.abort());
    await open(page, "/dashboard");
    await open(page, live);
    await page.getByText("Reconnecting").waitFor();
    await camera.take(page, "live-reconnecting");
    await page.unroute(watching);
    await page.getByText("Reconnecting").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Cancel the job" }).click();
    await page.getByText("It was cancelled").waitFor({ timeout: 60_000 });
    await camera.take(page, "cancelled");

    await open(page, made["customers"] ?? "");
    await make(/Gaussian copula/, async () => {
      await page.getByRole("button", { name: "More settings" }).click();
      await page.getByRole("button", { name: "Add a rule" }).click();
      await page.getByLabel("Column of rule 1").selectOption("balance");
      await page.getByLabel("What rule 1 asks").selectOption({ label: "lies between" });
      await page.getByLabel("Least value of rule 1").fill("0");
    });
    await page.getByText("It could not be made").waitFor({ timeout: JOB_MS });
    await camera.take(page, "failed");
    await page.getByRole("link", { name: "Try again" }).click();
    await page.getByText(/It begins with the settings of/).waitFor();
    await page.waitForTimeout(1_500);
    await camera.take(page, "generate-again");
    const healed = await failing(page, "SyntheticDatasetService/GetSyntheticDataset", "forbidden", "This account is suspended.");
    await open(page, `${path()}?from=${crypto.randomUUID()}`);
    await page.getByText("The earlier settings can not be read").waitFor();
    await camera.take(page, "generate-earlier-not-read", { whole: false });
    await healed();
  });

  test("the evidence", async () => {
    await open(page, made["sample"] ?? "");
    made["evidence"] = await make(/Gaussian copula/);
    await page.getByText("Column shapes", { exact: true }).waitFor({ timeout: JOB_MS });
    await camera.take(page, "quality");
    for (const [tab, sign] of [["Privacy", "What this does not say"], ["Compliance", "Download the PDF"], ["Download", "Download CSV"]] as const) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByText(sign).first().waitFor();
      await camera.take(page, tab.toLowerCase());
    }
    await page.getByRole("tab", { name: "Preview" }).click();
    await page.getByRole("region", { name: "Rows" }).waitFor();
    await camera.take(page, "preview");
    await page.getByRole("tab", { name: "Compliance" }).click();
    await page.getByRole("button", { name: "Show it here" }).click();
    await page.getByTitle("The report").waitFor();
    await camera.take(page, "compliance-document", { whole: false });

    await open(page, made["customers"] ?? "");
    made["wishes"] = await make(/Automatic/, async () => {
      await page.getByRole("button", { name: "More settings" }).click();
      await page.getByRole("button", { name: "Ask for rows" }).click();
      await page.getByLabel("Column of wish 1").selectOption("city");
      await page.getByLabel("Value of wish 1").fill("Oslo");
      await page.getByLabel("Differential privacy: ε").fill("4");
    });
    await page.getByText("Column shapes", { exact: true }).waitFor({ timeout: JOB_MS });
    await camera.take(page, "quality-wishes");
    await page.getByRole("tab", { name: "Privacy" }).click();
    await page.getByText("What this does not say").waitFor();
    await camera.take(page, "privacy-personal");
    for (const tab of ["Quality", "Privacy", "Compliance"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.waitForTimeout(800);
      writeFileSync(`${FOLDER}/print-${tab.toLowerCase()}.pdf`, await page.pdf({ format: "A4", printBackground: true }));
    }
  });

  test("with much, and beside the pages", async () => {
    for (let at = 1; at <= 6; at++) {
      await send(`branch-${at}.csv`, people(120 + at));
    }
    await open(page, "/dashboard");
    await page.getByText("This month").waitFor();
    await camera.take(page, "dashboard");
    await camera.drift(page, "dashboard");
    await open(page, "/datasets");
    await page.getByRole("list", { name: "Datasets" }).waitFor();
    await camera.take(page, "datasets");
    await page.getByLabel("Search by name").fill("zzz");
    await page.getByText("Nothing has that name").waitFor();
    await camera.take(page, "datasets-not-found");
    await open(page, `${made["customers"] ?? ""}`);
    await page.getByRole("tab", { name: "Synthetic tables" }).click();
    await page.getByText("privacy", { exact: true }).first().waitFor();
    await camera.take(page, "dataset-versions");
    await page.keyboard.press("Control+k");
    await page.getByRole("option").first().waitFor();
    await camera.take(page, "palette", { whole: false });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Account/ }).filter({ visible: true }).click();
    await camera.take(page, "menu", { whole: false, ...DESK });
    await page.keyboard.press("Escape");
  });

  test("when things are not as they should be", async () => {
    await open(page, `/datasets/${crypto.randomUUID()}`);
    await page.getByRole("alert").waitFor();
    await camera.take(page, "dataset-not-found");
    let heal = await failing(page, "DatasetService/GetDataset", "forbidden", "This account is suspended.");
    await open(page, `/datasets/${crypto.randomUUID()}`);
    await page.getByText("This is not yours to open").waitFor();
    await camera.take(page, "forbidden");
    await heal();
    heal = await failing(page, "DatasetService/GetDataset", "internal", "An unexpected failure. It is noted under the request id.");
    await open(page, `/datasets/${crypto.randomUUID()}`);
    await page.getByText("Something broke on our side").waitFor();
    await camera.take(page, "broken");
    await heal();
    const held: Record<string, readonly [string, string]> = {
      dashboard: ["DatasetService/ListDatasets", "/dashboard"],
      datasets: ["DatasetService/ListDatasets", "/datasets?search=new"],
      dataset: ["DatasetService/GetDataset", `/datasets/${crypto.randomUUID()}`],
      generate: ["DatasetService/GetDataset", `/generate/${crypto.randomUUID()}`],
      synthetic: ["SyntheticDatasetService/GetSyntheticDataset", `/synthetic/${crypto.randomUUID()}`],
    };
    // The cache would answer at once what it knows.
    await context.clearCookies();
    for (const [name, [method, href]] of Object.entries(held)) {
      const release = await waiting(page, method);
      await open(page, href);
      await page.getByRole("status").first().waitFor({ timeout: 5_000 }).catch(() => undefined);
      await camera.take(page, `loading-${name}`);
      await release();
    }
    await context.setOffline(true);
    await open(page, `/datasets/${crypto.randomUUID()}`);
    await page.getByText("You are offline").waitFor();
    await camera.take(page, "offline");
    await context.setOffline(false);
    await page.route("**/syntho.v1.DatasetService/GetDataset", (route) => route.abort());
    await open(page, `/datasets/${crypto.randomUUID()}`);
    await page.getByText("Syntho can not be reached").first().waitFor();
    await camera.take(page, "unreachable");
    await page.unroute("**/syntho.v1.DatasetService/GetDataset");
    heal = await failing(page, "DatasetService/GetDataset", "unauthenticated", "The token has expired.");
    // One page alone: whoever goes on to another after the end is asked to sign in there.
    await open(page, `/datasets/${crypto.randomUUID()}`);
    await page.getByRole("dialog").waitFor();
    await camera.take(page, "session-ended", { whole: false });
    await heal();
  });

  test("the design page", async () => {
    const server = await createServer({ server: { port: DESIGN_PORT }, logLevel: "error" });
    await server.listen();
    const design = await context.newPage();
    try {
      await design.goto(`http://127.0.0.1:${DESIGN_PORT}/design`);
      await design.getByRole("heading", { name: "Failed, by kind" }).waitFor({ timeout: 60_000 });
      await camera.take(design, "design", { tallest: 12_000 });
      await design.getByRole("button", { name: "Open a dialog" }).click();
      await camera.take(design, "design-dialog", { whole: false });
    } finally {
      await design.close();
      await server.close();
    }
  });

  test("and no text in any of them was too faint, nothing wider than the window", () => {
    expect(camera.flaws).toEqual([]);
  });
});
