import type { Browser, Page } from "playwright-core";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe";
import { ADDRESS, answerProvider, launch, signIn, visitor, type Faults, type SIZES } from "./browser";

const JOB_MS = 240_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Walks a journey as a fresh person; whatever the page complained about, or asked of strangers, fails it. */
async function walk(size: keyof typeof SIZES, journey: (page: Page, faults: Faults) => Promise<void>, scheme: "dark" | "light" = "dark"): Promise<void> {
  const { context, page, faults } = await visitor(browser, size, scheme);
  try {
    await journey(page, faults);
    expect(faults.foreign).toEqual([]);
    expect(faults.console).toEqual([]);
  } catch (failure) {
    await page.screenshot({ path: `target/failed-${size}-${Date.now()}.png`, fullPage: true });
    throw failure;
  } finally {
    await context.close();
  }
}

/** Goes to a place by the page's own links: a load would end the session, whose token lives in memory. */
async function go(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).filter({ visible: true }).first().click();
}

async function send(page: Page, name: string, text: string): Promise<void> {
  await go(page, "Upload");
  await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForURL("**/datasets/*");
  await page.getByRole("tab", { name: "Schema" }).waitFor({ timeout: 60_000 });
}

function people(rows: number, header = "age,city,income"): string {
  return [header, ...Array.from({ length: rows }, (_, i) => `${20 + (i % 50)},${["Berlin", "Lagos", "Lima"][i % 3]},${1000 + ((i * 37) % 4000)}`)].join("\n");
}

describe.each(["desk", "phone"] as const)("on a %s", (size) => {
  test(
    "the first run leads from signing in to a finished report with the sample table",
    () =>
      walk(size, async (page) => {
        await page.goto(ADDRESS);
        await expectAccessible(page, "landing");
        await signIn(page);
        await page.getByRole("button", { name: "Use the sample table" }).waitFor();
        await expectAccessible(page, "dashboard, first run");

        await page.getByRole("button", { name: "Use the sample table" }).click();
        await page.getByRole("tab", { name: "Schema" }).waitFor({ timeout: 60_000 });
        await expectAccessible(page, "schema");

        await page.getByRole("link", { name: "Make a synthetic table" }).click();
        await page.getByRole("button", { name: "Make it" }).waitFor();
        await expectAccessible(page, "generate");
        await page.getByRole("radio", { name: /Gaussian copula/ }).check({ force: true });
        await page.getByLabel("Rows").fill("2000");
        await page.getByRole("button", { name: "Make it" }).click();
        await page.getByRole("heading", { name: "Stages" }).waitFor();
        await expectAccessible(page, "live");

        await page.getByText("Column shapes", { exact: true }).waitFor({ timeout: JOB_MS });
        await expectAccessible(page, "quality");
        for (const [tab, sign] of [["Privacy", "What this does not say"], ["Compliance", "Download the PDF"], ["Preview", "Rows"]] as const) {
          await page.getByRole("tab", { name: tab }).click();
          await page.getByText(sign).or(page.getByRole("region", { name: sign })).first().waitFor();
          await expectAccessible(page, tab);
        }

        await page.getByRole("tab", { name: "Download" }).click();
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()]);
        const lines = (await readFile(await file.path(), "utf8")).trim().split("\n");
        expect(lines).toHaveLength(2001);
        expect(lines[0]).toContain("age");
      }),
    JOB_MS + 120_000,
  );

  test("a schema is corrected, and the correction stays", () =>
    walk(size, async (page) => {
      await signIn(page);
      await send(page, "people.csv", people(300));
      await page.getByLabel("Meaning of age").selectOption({ label: "Categorical" });
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("corrected by you").waitFor();
      await expectAccessible(page, "corrected schema");
      expect(await page.getByLabel("Meaning of age").locator("option:checked").textContent()).toBe("Categorical");
    }), 120_000);

  test("a hostile table shows as text everywhere and runs nothing", () =>
    walk(size, async (page) => {
      const name = '<img src=x onerror="window.hacked=1">';
      await signIn(page);
      const rows = Array.from({ length: 60 }, (_, i) => `<script>window.hacked=1</script>,=cmd|'/c calc'!A${i % 3},\u202Eesrever${i % 2}`);
      await send(page, "evil<b>.csv", [`"${name.replaceAll('"', '""')}",formula,bidi`, ...rows].join("\n"));
      await page.getByRole("heading", { name }).waitFor();
      await page.getByRole("tab", { name: "Rows" }).click();
      await page.getByText("<script>window.hacked=1</script>").first().waitFor();
      expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    }), 120_000);

  test("a job is cancelled and can be tried again", () =>
    walk(size, async (page) => {
      await signIn(page);
      await send(page, "many.csv", people(60_000));
      await page.getByRole("link", { name: "Make a synthetic table" }).click();
      await page.getByRole("button", { name: "Make it" }).click();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name: "Cancel the job" }).click();
      await page.getByText("It was cancelled").waitFor({ timeout: 60_000 });
      await expectAccessible(page, "cancelled");
      await page.getByRole("link", { name: "Try again" }).click();
      await page.getByRole("button", { name: "Make it" }).waitFor();
    }), 180_000);
});

test("a job is followed to its end over a network that was away", () =>
  walk("desk", async (page, faults) => {
    await signIn(page);
    await send(page, "people.csv", people(20_000));
    await page.getByRole("link", { name: "Make a synthetic table" }).click();
    await page.getByRole("radio", { name: /Gaussian copula/ }).check({ force: true });
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByRole("heading", { name: "Stages" }).waitFor();
    await page.context().setOffline(true);
    await page.waitForTimeout(3_000);
    await page.context().setOffline(false);
    await page.getByText("Column shapes", { exact: true }).waitFor({ timeout: JOB_MS });
    // The browser itself notes each request that found no network.
    faults.console.splice(0, faults.console.length, ...faults.console.filter((text) => !text.includes("net::ERR")));
  }), JOB_MS + 60_000);

test("rules are kept and rows come by value; the automatic choice says why", () =>
  walk("desk", async (page) => {
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

test("what does not fit is said in words, and a wrong setting beside its field", () =>
  walk("desk", async (page) => {
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
  walk("desk", async (page) => {
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
  walk("desk", async (page) => {
    await page.goto(`${ADDRESS}/verify/${crypto.randomUUID()}`);
    await expectAccessible(page, "verify");
    await page.getByLabel("Choose the PDF").setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 something else") });
    await page.getByText("It is not this report").waitFor();
    await expectAccessible(page, "verify, not genuine");
  }), 60_000);

test("signing out forgets the person; a private page asks to sign in and comes back", () =>
  walk("desk", async (page) => {
    await page.goto(`${ADDRESS}/datasets`);
    await page.getByRole("button", { name: "Continue" }).click();
    await answerProvider(page, `e2e-${crypto.randomUUID().slice(0, 8)}`);
    await page.waitForURL("**/datasets");
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]))).not.toMatch(/eyJ/);
    await page.getByRole("button", { name: /^Account/ }).filter({ visible: true }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.goto(`${ADDRESS}/dashboard`);
    await page.getByRole("button", { name: "Continue" }).waitFor();
  }), 60_000);

test("the light theme is as readable as the dark one", () =>
  walk("desk", async (page) => {
    await page.goto(ADDRESS);
    await expectAccessible(page, "landing, light");
    await signIn(page);
    await page.getByRole("button", { name: "Use the sample table" }).waitFor();
    await expectAccessible(page, "dashboard, light");
    await send(page, "people.csv", people(200));
    await expectAccessible(page, "schema, light");
    await page.getByRole("link", { name: "Make a synthetic table" }).click();
    await page.getByRole("button", { name: "Make it" }).waitFor();
    await expectAccessible(page, "generate, light");
  }, "light"), 120_000);
