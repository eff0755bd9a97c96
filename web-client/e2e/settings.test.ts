import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { failing } from "./answers";
import { apiAs } from "./api";
import { expectAccessible } from "./axe";
import { ADDRESS, answerProvider, somebody } from "./browser";
import { ended, sent } from "./made";
import { choose, finished, go, JOB_MS, journeys, open, people } from "./walk";

const { walk } = journeys();

/** Signs in on the way to a page. */
async function enter(page: Page, path: string, user: string): Promise<void> {
  await page.goto(`${ADDRESS}/${path}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await answerProvider(page, user);
}

describe.concurrent.each(["desk", "phone"] as const)("on a %s", (size) => {
  test("sensitive columns, a time to learn and a method's own settings are asked for, and the classes are told", () =>
    walk({ size }, async (page) => {
      const user = somebody();
      const api = await apiAs(user);
      const dataset = await sent(api, "people.csv", people(600));
      await enter(page, dataset.replace("datasets", "generate"), user);
      await choose(page, /TVAE/);
      await page.getByRole("button", { name: "More settings" }).click();
      await page.getByRole("group", { name: "Sensitive columns" }).getByLabel("income").check();
      await page.getByLabel("Time to learn, seconds").fill("9");
      await page.getByLabel("Width of the latent space").fill("0");
      await page.getByRole("button", { name: "Make it" }).click();
      await page.getByText("at least 10").waitFor();
      await page.getByText("at least 1", { exact: true }).waitFor();
      await expectAccessible(page, "wrong settings of a method");
      await page.getByLabel("Time to learn, seconds").fill("20");
      await page.getByLabel("Width of the latent space").fill("16");
      await page.getByRole("button", { name: "Make it" }).click();
      await finished(page);
      const made = await api.syntheticDatasets.getSyntheticDataset({ name: new URL(page.url()).pathname.replace("/synthetic/", "syntheticDatasets/") });
      expect(made.config).toMatchObject({ computeBudgetSeconds: 20, evaluation: { sensitiveColumns: ["income"] }, methodOptions: { case: "tvae", value: { latentDim: 16 } } });

      await page.getByRole("tab", { name: "Privacy" }).click();
      const { classSizes } = await api.reports.getPrivacyReport({ name: `${made.name}/privacyReport` });
      expect(classSizes?.secretColumns).toEqual(["income"]);
      const row = page.getByRole("row", { name: /k of k-anonymity/ });
      expect(await row.getByRole("cell").allTextContents()).toEqual([String(classSizes?.smallestClass), String(classSizes?.trainingSmallestClass)]);
      await page.getByRole("row", { name: /t of t-closeness/ }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await expectAccessible(page, "classes");
    }), JOB_MS + 120_000);

  test("what is corrected and not saved is asked about before the page is left, by a link or by signing out", () =>
    walk({ size }, async (page) => {
      const user = somebody();
      await enter(page, await sent(await apiAs(user), "people.csv", people(300)), user);
      await page.getByLabel("Meaning of age").selectOption({ label: "Categorical" });
      // A look at the rows loses nothing.
      await page.getByRole("tab", { name: "Rows" }).click();
      await page.getByRole("region", { name: "Rows" }).waitFor();
      await page.getByRole("tab", { name: "Schema" }).click();
      await page.getByText("One column corrected, not saved").waitFor();

      const asked = page.getByRole("dialog", { name: "Leave without saving?" });
      await go(page, "Datasets");
      await asked.waitFor();
      await expectAccessible(page, "leave?");
      await asked.getByRole("button", { name: "Stay" }).click();
      await page.getByText("One column corrected, not saved").waitFor();

      const account = page.getByRole("button", { name: /^Account/ }).filter({ visible: true });
      await account.click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await asked.waitFor();
      await page.keyboard.press("Escape");
      await asked.waitFor({ state: "detached" });
      expect(await page.getByLabel("Meaning of age").locator("option:checked").textContent()).toBe("Categorical");

      await go(page, "Datasets");
      await asked.getByRole("button", { name: "Leave" }).click();
      await page.waitForURL("**/datasets");
      await page.getByRole("link", { name: /people/ }).first().click();
      await page.getByRole("tab", { name: "Schema" }).waitFor();
      expect(await page.getByLabel("Meaning of age").locator("option:checked").textContent()).not.toBe("Categorical");
      // Nothing is unsaved: nobody asks.
      await account.click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.waitForURL(`${ADDRESS}/`);
    }), 120_000);
});

test("what the API refuses stands beside the right rule, by the number that the page gives it", () =>
  walk({ size: "phone" }, async (page) => {
    const user = somebody();
    const dataset = await sent(await apiAs(user), "people.csv", people(300));
    await enter(page, dataset.replace("datasets", "generate"), user);
    await choose(page, /Gaussian copula/);
    await page.getByRole("button", { name: "More settings" }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByLabel("Column of rule 2").selectOption("city");
    await page.getByLabel("What rule 2 asks").selectOption({ label: "is at most" });
    await page.getByLabel("Other column of rule 2").selectOption("age");
    await page.getByRole("button", { name: "Make it" }).click();
    const second = page.getByRole("listitem").filter({ has: page.getByLabel("Column of rule 2") });
    await second.getByText(/^Rule 2 can not be used/).waitFor();
    expect(await page.getByRole("listitem").filter({ has: page.getByLabel("Column of rule 1") }).getByRole("alert").count()).toBe(0);
    expect(await page.getByText(/[Cc]onstraint \d/).count()).toBe(0);
    await expectAccessible(page, "refused rule");
  }), 90_000);

test("earlier settings keep what the page can not show; those that can not be read leave the defaults, and say so", () =>
  walk({ size: "desk" }, async (page) => {
    const user = somebody();
    const api = await apiAs(user);
    const dataset = await sent(api, "people.csv", people(300));
    // It fails, which takes no settings away.
    const constraints = [{ kind: { case: "formula" as const, value: { column: "income", expression: "age * 1" } } }];
    const { name } = await api.syntheticDatasets.createSyntheticDataset({ dataset, displayName: "by formula", method: GenerationMethod.GAUSSIAN_COPULA, config: { rows: 77n, constraints } });
    await ended(api, name);
    await enter(page, name.replace("syntheticDatasets", "synthetic"), user);
    await page.getByRole("link", { name: "Try again" }).click();
    await page.getByText("It begins with the settings of “by formula”.").waitFor();
    await page.getByText(/One more setting of it/).waitFor();
    await page.getByLabel("Name").fill("again");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByRole("heading", { name: "again" }).waitFor();
    const again = await api.syntheticDatasets.getSyntheticDataset({ name: new URL(page.url()).pathname.replace("/synthetic/", "syntheticDatasets/") });
    expect(again.config?.rows).toBe(77n);
    expect(again.config?.constraints[0]?.kind).toMatchObject({ case: "formula", value: { expression: "age * 1" } });

    await failing(page, "SyntheticDatasetService/GetSyntheticDataset", "forbidden", "This account is suspended.");
    await open(page, `/generate/${dataset.split("/")[1]}?from=${crypto.randomUUID()}`);
    const told = page.getByRole("alert").filter({ hasText: "The earlier settings can not be read" });
    await told.getByText(/This account is suspended\. These are the defaults\./).waitFor();
    expect(await page.getByRole("radio", { name: /Automatic/ }).isChecked()).toBe(true);
    await expectAccessible(page, "earlier settings not read");
  }), JOB_MS);
