import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { expectAccessible } from "./axe";
import { ADDRESS, answerProvider, signIn, somebody } from "./browser";
import { go, JOB_MS, journeys, make, people, send } from "./walk";

const { walk } = journeys();

describe.each(["desk", "phone"] as const)("on a %s", (size) => {
  test("a schema is corrected, and the correction stays", () =>
    walk({ size }, async (page) => {
      await signIn(page);
      await send(page, "people.csv", people(300));
      await page.getByLabel("Meaning of age").selectOption({ label: "Categorical" });
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("corrected by you").waitFor();
      await expectAccessible(page, "corrected schema");
      expect(await page.getByLabel("Meaning of age").locator("option:checked").textContent()).toBe("Categorical");
    }), 120_000);

  test("a job is cancelled and can be tried again", () =>
    walk({ size }, async (page) => {
      await signIn(page);
      await send(page, "many.csv", people(60_000));
      await make(page);
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name: "Cancel the job" }).click();
      await page.getByText("It was cancelled").waitFor({ timeout: 60_000 });
      await expectAccessible(page, "cancelled");
      await page.getByRole("link", { name: "Try again" }).click();
      await page.getByRole("button", { name: "Make it" }).waitFor();
    }), 180_000);
});

test("rules are kept and rows come by value; the automatic choice says why", () =>
  walk({ size: "desk" }, async (page) => {
    await signIn(page);
    await send(page, "people.csv", people(400));
    await page.getByRole("link", { name: "Make a synthetic table" }).click();
    await page.getByRole("button", { name: "More settings" }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByLabel("What rule 1 asks").selectOption({ label: "lies between" });
    await page.getByLabel("Least value of rule 1").fill("20");
    await page.getByRole("button", { name: "Ask for rows" }).click();
    await page.getByLabel("Column of wish 1").selectOption("city");
    await page.getByLabel("Value of wish 1").fill("Lima");
    await expectAccessible(page, "rules");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText("All rows that were asked for by value are there.").waitFor({ timeout: JOB_MS });
    await page.getByRole("tab", { name: "Download" }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()]);
    const rows = (await readFile(await file.path(), "utf8")).trim().split("\n").slice(1).map((line) => line.split(","));
    expect(rows.filter(([, city]) => city === "Lima").length).toBeGreaterThanOrEqual(100);
    expect(rows.every(([age]) => Number(age) >= 20)).toBe(true);
  }), JOB_MS + 60_000);

test("differential privacy is asked for, and what was spent is told", () =>
  walk({ size: "desk" }, async (page) => {
    await signIn(page);
    await send(page, "people.csv", people(2_000));
    await page.getByRole("link", { name: "Make a synthetic table" }).click();
    await page.getByRole("button", { name: "More settings" }).click();
    await page.getByLabel("Differential privacy: ε").fill("4");
    await expectAccessible(page, "differential privacy");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText("Column shapes", { exact: true }).waitFor({ timeout: JOB_MS });
    await page.getByRole("tab", { name: "Privacy" }).click();
    await page.getByText(/ε [\d.]+ spent of 4\.00 asked/).waitFor();
    // Either part alone costs less than what was asked, and both together no more.
    for (const part of ["Columns alone", "Training alone"]) {
      const told = await page.locator("dl > div").filter({ hasText: part }).getByText(/^ε/).textContent();
      expect(Number(told?.slice(2)), part).toBeGreaterThan(0);
      expect(Number(told?.slice(2)), part).toBeLessThan(4);
    }
    await expectAccessible(page, "privacy spent");
  }), JOB_MS + 60_000);

test("what does not fit is said in words, and a wrong setting beside its field", () =>
  walk({ size: "desk" }, async (page) => {
    await signIn(page);
    await go(page, "Upload");
    await page.getByLabel("Choose a file").setInputFiles({ name: "header.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n") });
    await page.getByText("This file can not be read as a table").waitFor({ timeout: 60_000 });
    await expectAccessible(page, "unreadable file");
    await send(page, "people.csv", people(300));
    await page.getByRole("link", { name: "Make a synthetic table" }).click();
    await page.getByLabel("Rows").fill("0");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByText("at least 1").waitFor();
  }), 120_000);

test("the palette finds pages and datasets by keyboard", () =>
  walk({ size: "desk" }, async (page) => {
    await signIn(page);
    await send(page, "findme.csv", people(100));
    await page.keyboard.press("Control+k");
    await page.keyboard.type("findme");
    await page.getByRole("option", { name: /findme/ }).waitFor();
    await expectAccessible(page, "palette");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "findme" }).waitFor();
  }), 120_000);

test("a document that is not the report is told from it, by anyone", () =>
  walk({ size: "desk" }, async (page) => {
    await page.goto(`${ADDRESS}/verify/${crypto.randomUUID()}`);
    await expectAccessible(page, "verify");
    await page.getByLabel("Choose the PDF").setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 something else") });
    await page.getByText("It is not this report").waitFor();
    await expectAccessible(page, "verify, not genuine");
  }), 60_000);

test("signing out forgets the person; a private page asks to sign in and comes back", () =>
  walk({ size: "desk" }, async (page) => {
    await page.goto(`${ADDRESS}/datasets`);
    await page.getByRole("button", { name: "Continue" }).click();
    await answerProvider(page, somebody());
    await page.waitForURL("**/datasets");
    await page.getByRole("button", { name: /^Account/ }).filter({ visible: true }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.goto(`${ADDRESS}/dashboard`);
    await page.getByRole("button", { name: "Continue" }).waitFor();
  }), 60_000);
