import { describe, expect, test } from "vitest";
import { apiAs } from "./api";
import { expectAccessible } from "./axe";
import { signIn } from "./browser";
import { sent } from "./made";
import { choose, finished, go, JOB_MS, journeys, open, people } from "./walk";

const { walk } = journeys();

describe.each(["desk", "phone"] as const)("on a %s", (size) => {
  test("a job that can not be done says why, and is tried again", () =>
    walk({ size }, async (page) => {
      const user = await signIn(page);
      await sent(await apiAs(user), "people.csv", people(300));
      await go(page, "Datasets");
      await page.getByRole("link", { name: /people/ }).click();
      await page.getByRole("link", { name: "Make a synthetic table" }).click();
      await choose(page, /Gaussian copula/);
      await page.getByRole("button", { name: "More settings" }).click();
      await page.getByRole("button", { name: "Add a rule" }).click();
      await page.getByLabel("Column of rule 1").selectOption("age");
      await page.getByLabel("What rule 1 asks").selectOption({ label: "lies between" });
      // Nobody in the table is older than 69, and many are older than 30.
      await page.getByLabel("Greatest value of rule 1").fill("30");
      await page.getByLabel("Rows", { exact: true }).fill("200");
      await page.getByRole("button", { name: "Make it" }).click();

      const failed = page.getByRole("alert").filter({ hasText: "It could not be made" });
      await failed.waitFor({ timeout: JOB_MS });
      await failed.getByText(/real rows break rule 1;/).waitFor();
      await failed.getByText("CONSTRAINT_VIOLATED_BY_DATA").waitFor();
      // What to quote to support is the job itself.
      await failed.getByText(new URL(page.url()).pathname.split("/").at(-1) ?? "").waitFor();
      await failed.getByRole("button", { name: "Copy the job's id" }).waitFor();
      await expectAccessible(page, "failed job");

      // What was asked for is there again, so that only what was wrong is to be changed.
      await page.getByRole("link", { name: "Try again" }).click();
      await page.getByText(/It begins with the settings of/).waitFor();
      expect(await page.getByRole("radio", { name: /Gaussian copula/ }).isChecked()).toBe(true);
      expect(await page.getByLabel("Rows", { exact: true }).inputValue()).toBe("200");
      expect(await page.getByLabel("Column of rule 1").inputValue()).toBe("age");
      expect(await page.getByLabel("Greatest value of rule 1").inputValue()).toBe("30");
      await expectAccessible(page, "settings of an earlier job");
      await page.getByLabel("Greatest value of rule 1").fill("70");
      await page.getByRole("button", { name: "Make it" }).click();
      await finished(page);
    }), 2 * JOB_MS);

  test("a page that can not be read says why, with what to quote and a way to try again", () =>
    walk({ size, expected: /net::ERR/ }, async (page) => {
      await signIn(page);
      // Someone else's, or nobody's: the API tells no one which.
      await open(page, `/synthetic/${crypto.randomUUID()}`);
      const failed = page.getByRole("alert");
      await failed.getByText("There is no such synthetic table, or it belongs to someone else.").waitFor();
      expect(await failed.locator("code").textContent()).toMatch(/^[0-9a-zA-Z-]{8,}$/);
      await failed.getByRole("button", { name: "Copy the request id" }).waitFor();
      await expectAccessible(page, "not found, or forbidden");
      await open(page, "/nowhere");
      await page.getByText("There is no such page").waitFor();
      await expectAccessible(page, "no such page");
      await page.getByRole("link", { name: "To the dashboard" }).click();
      await page.getByText("Your first synthetic table").waitFor();
    }), 60_000);

  test("without a network a page says so, and comes by itself when it is back", () =>
    walk({ size, expected: /net::ERR/ }, async (page) => {
      await signIn(page);
      await page.getByText("Your first synthetic table").waitFor();
      // The other pages' code comes once the first is done.
      await page.waitForTimeout(3_000);
      await page.context().setOffline(true);
      await go(page, "Datasets");
      const failed = page.getByRole("alert");
      await failed.getByText("Syntho can not be reached").waitFor({ timeout: 20_000 });
      await failed.getByRole("button", { name: "Try again" }).waitFor();
      await expectAccessible(page, "offline");
      await page.context().setOffline(false);
      await page.getByText("No table yet").waitFor({ timeout: 20_000 });
      await expectAccessible(page, "no datasets");
    }), 60_000);
});
