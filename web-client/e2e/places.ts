import type { Page } from "playwright-core";
import { ADDRESS, signIn } from "./browser";
import { SCRIPT, TAG, type Hostile } from "./hostile";
import { go, open } from "./walk";

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
}

/** Everything that a signed-in person can have before them: how they come there, and what shows that they did. */
const PLACES: Readonly<Record<string, (page: Page, hostile: Hostile) => Promise<void>>> = {
  dashboard: async (page) => {
    await go(page, "Dashboard");
    await page.getByText(TAG).first().waitFor();
  },
  datasets: async (page) => {
    await go(page, "Datasets");
    await page.getByText("evil<b>bold", { exact: true }).waitFor();
  },
  "no such dataset": async (page) => {
    await page.getByLabel("Search by name").fill("nothing of the kind");
    await page.getByText("Nothing has that name").waitFor();
  },
  upload: async (page) => {
    await go(page, "Upload");
    await page.getByText("Drop a file here, or choose one").waitFor();
  },
  settings: async (page) => {
    await open(page, "/settings");
    await page.getByRole("heading", { name: "Quota" }).waitFor();
  },
  "palette": async (page) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("evil");
    await page.getByRole("option", { name: /evil<b>/ }).waitFor();
  },
  "schema": async (page) => {
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: TAG }).waitFor();
  },
  "rows": async (page) => {
    await tab(page, "Rows");
    await page.getByText(SCRIPT).first().waitFor();
  },
  "synthetic tables": async (page) => {
    await tab(page, "Synthetic tables");
    await page.getByRole("tabpanel").getByText(TAG).first().waitFor();
  },
  "delete?": async (page) => {
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").waitFor();
  },
  generate: async (page) => {
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Make a synthetic table" }).click();
    await page.getByRole("button", { name: "Make it" }).waitFor();
    await page.getByRole("button", { name: "More settings" }).click();
    await page.getByText("What to expect").waitFor();
  },
  "a wrong setting": async (page) => {
    await page.getByLabel("Rows", { exact: true }).fill("0");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText("at least 1").waitFor();
  },
  quality: async (page, hostile) => {
    await open(page, `/synthetic/${hostile.synthetic}`);
    await page.getByText("Column shapes", { exact: true }).waitFor();
    await page.getByText(TAG).nth(1).waitFor();
  },
  privacy: async (page) => {
    await tab(page, "Privacy");
    await page.getByText("What this does not say").first().waitFor();
  },
  compliance: async (page) => {
    await tab(page, "Compliance");
    await page.getByText("Download the PDF").first().waitFor();
  },
  preview: async (page) => {
    await tab(page, "Preview");
    await page.getByRole("columnheader", { name: TAG }).waitFor();
  },
  download: async (page) => {
    await tab(page, "Download");
    await page.getByRole("button", { name: "Download CSV" }).waitFor();
  },
  "a failed job": async (page, hostile) => {
    await open(page, `/synthetic/${hostile.failed}`);
    await page.getByText("It could not be made").waitFor();
  },
  "not found": async (page) => {
    await open(page, `/datasets/${crypto.randomUUID()}`);
    await page.getByText("There is no such dataset, or it belongs to someone else.").waitFor();
  },
};

/** Walks through all of them, from before signing in on, and looks at each. */
export async function visit(page: Page, hostile: Hostile, look: (what: string) => Promise<void>): Promise<void> {
  await page.goto(ADDRESS);
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  await look("landing");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  await look("login");
  await signIn(page, hostile.user);
  for (const [what, come] of Object.entries(PLACES)) {
    await come(page, hostile);
    await look(what);
  }
}
