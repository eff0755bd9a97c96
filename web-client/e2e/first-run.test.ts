import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { expectAccessible } from "./axe";
import { ADDRESS, somebody } from "./browser";
import { focused, tabTo } from "./keys";
import { finished, JOB_MS, journeys } from "./walk";

const { walk } = journeys();

// The whole way by keys alone: whoever can not use them has the other journeys.
describe.each(["desk", "phone"] as const)("on a %s", (size) => {
  test(
    "the first run leads by keyboard from signing in to a finished report with the sample table",
    () =>
      walk({ size }, async (page) => {
        await page.goto(ADDRESS);
        await page.getByRole("link", { name: "Sign in" }).waitFor();
        await expectAccessible(page, "landing");
        await tabTo(page, "Sign in");
        await page.keyboard.press("Enter");
        await page.getByRole("button", { name: "Continue" }).waitFor();
        await expectAccessible(page, "login");
        await tabTo(page, "Continue");
        await page.keyboard.press("Enter");

        // The provider's own page, which begins in its first field.
        await page.locator("input[name=username]").waitFor();
        await page.keyboard.type(somebody());
        await page.keyboard.press("Enter");
        await page.getByRole("button", { name: "Use the sample table" }).waitFor();
        await expectAccessible(page, "dashboard, first run");
        await tabTo(page, "Use the sample table");
        await page.keyboard.press("Enter");

        await page.getByRole("tab", { name: "Schema" }).waitFor({ timeout: 60_000 });
        await expectAccessible(page, "schema");
        await tabTo(page, "Make a synthetic table");
        await page.keyboard.press("Enter");

        await page.getByRole("button", { name: "Make it" }).waitFor();
        await expectAccessible(page, "generate");
        // One Tab into the methods, arrows among them.
        await tabTo(page, /Automatic|Gaussian copula/);
        for (let step = 0; step < 6 && !(await focused(page)).startsWith("Gaussian copula"); step++) {
          await page.keyboard.press("ArrowDown");
        }
        expect(await page.getByRole("radio", { name: /Gaussian copula/ }).isChecked()).toBe(true);
        await tabTo(page, "Rows");
        await page.keyboard.type("2000");
        await tabTo(page, "Make it");
        await page.keyboard.press("Enter");

        await page.getByRole("heading", { name: "Stages" }).waitFor();
        await tabTo(page, "Cancel");
        await page.keyboard.press("Enter");
        const dialog = page.getByRole("dialog", { name: "Cancel this job?" });
        await dialog.waitFor();
        for (let step = 0; step < 5; step++) {
          expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
          await page.keyboard.press("Tab");
        }
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
        await expect.poll(() => focused(page)).toBe("Cancel");
        await expectAccessible(page, "live");

        await finished(page);
        await expectAccessible(page, "quality");
        await tabTo(page, "Quality");
        for (const [tab, sign] of [["Privacy", "What this does not say"], ["Compliance", "Download the PDF"], ["Preview", "Rows"]] as const) {
          await page.keyboard.press("ArrowRight");
          await expect.poll(() => focused(page)).toBe(tab);
          await page.getByText(sign).or(page.getByRole("region", { name: sign })).first().waitFor();
          await expectAccessible(page, tab);
        }
        await page.keyboard.press("ArrowRight");
        await page.getByRole("button", { name: "Download CSV" }).waitFor();
        await tabTo(page, "Download CSV");
        const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
        const lines = (await readFile(await file.path(), "utf8")).trim().split("\n");
        expect(lines).toHaveLength(2001);
        expect(lines[0]).toContain("age");
      }),
    JOB_MS + 120_000,
  );
});
