import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { apiAs } from "./api";
import { expectAccessible } from "./axe";
import { ADDRESS, answerProvider, signIn, somebody, watchFaults, type Faults } from "./browser";
import { sent } from "./made";
import { choose, go, journeys, people } from "./walk";

const { walk } = journeys();

/** A session of so many seconds: enough to begin something, on a slow machine too. */
const SHORT_SECONDS = 30;

const OVER = "Your session has ended";

/** Signs in again in the window beside the page; the page goes on as it stands. */
async function signInBeside(page: Page, user: string): Promise<void> {
  await page.getByRole("dialog", { name: OVER }).waitFor();
  const [beside] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("button", { name: "Sign in again" }).click()]);
  const closed = beside.waitForEvent("close");
  await answerProvider(beside, user);
  await page.getByRole("dialog", { name: OVER }).waitFor({ state: "hidden" });
  await closed;
}

/** Opens a second tab of the same browser, signed in as the same person, and signs out there. */
async function signOutElsewhere(page: Page, user: string, faults: Faults): Promise<void> {
  const other = await page.context().newPage();
  watchFaults(other, faults);
  await other.goto(`${ADDRESS}/dashboard`);
  await answerProvider(other, user);
  await other.waitForURL("**/dashboard");
  await signOut(other);
  await other.close();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account/ }).filter({ visible: true }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(`${ADDRESS}/`);
}

// Both wait for the end of a session, and may wait together.
describe.concurrent.each(["desk", "phone"] as const)("on a %s", (size) => {
  test("a session that ends while a schema is corrected takes no correction with it", () =>
    walk({ size, expected: /status of 401/ }, async (page) => {
      const user = somebody();
      const dataset = await sent(await apiAs(user), "people.csv", people(300));
      await page.goto(`${ADDRESS}/${dataset}`);
      await page.getByRole("button", { name: "Continue" }).click();
      const end = Math.floor(Date.now() / 1000) + SHORT_SECONDS;
      await answerProvider(page, user, { exp: end });
      await page.getByLabel("Meaning of age").selectOption({ label: "Categorical" });
      await page.getByLabel("Personal data in city").selectOption({ label: "Postal address" });
      await page.getByText("2 columns corrected, not saved").waitFor();
      await page.waitForTimeout(Math.max(0, end * 1000 - Date.now()) + 1_000);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("dialog", { name: OVER }).waitFor();
      await expectAccessible(page, "session ended");
      // It waits: there is nothing to do on the page before.
      await page.keyboard.press("Escape");
      await signInBeside(page, user);
      await page.getByText("2 columns corrected, not saved").waitFor();
      expect(await page.getByLabel("Meaning of age").locator("option:checked").textContent()).toBe("Categorical");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("corrected by you").first().waitFor();
      expect(await page.getByText("corrected by you").count()).toBe(2);
    }), 120_000);
});

describe.concurrent.each(["desk", "phone"] as const)("on a %s", (size) => {
  test("settings that are typed outlive a sign-out in another tab", () =>
    walk({ size, expected: /status of 401/ }, async (page, faults) => {
      const user = somebody();
      await sent(await apiAs(user), "people.csv", people(300));
      await signIn(page, user);
      await page.getByRole("link", { name: /people/ }).first().click();
      await page.getByRole("link", { name: "Make a synthetic table" }).click();
      await choose(page, /Gaussian copula/);
      await page.getByLabel("Name").fill("typed before");
      await page.getByLabel("Rows", { exact: true }).fill("123");
      await signOutElsewhere(page, user, faults);
      await signInBeside(page, user);
      expect(await page.getByLabel("Name").inputValue()).toBe("typed before");
      expect(await page.getByLabel("Rows", { exact: true }).inputValue()).toBe("123");
      await page.getByRole("button", { name: "Make it" }).click();
      await page.getByRole("heading", { name: "typed before" }).waitFor();
    }), 120_000);

  test("a file on its way arrives although its sender was signed out meanwhile", () =>
    walk({ size, expected: /status of 401/ }, async (page, faults) => {
      const user = somebody();
      await signIn(page, user);
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const isPart = (url: URL) => url.searchParams.has("partNumber");
      await page.route(isPart, async (route) => {
        await held;
        await route.continue();
      });
      await go(page, "Upload");
      await page.getByLabel("Choose a file").setInputFiles({ name: "slow.csv", mimeType: "text/csv", buffer: Buffer.from(people(2_000)) });
      await page.getByText("Sending", { exact: true }).waitFor();
      await signOutElsewhere(page, user, faults);
      await page.getByRole("dialog", { name: OVER }).waitFor();
      release();
      await signInBeside(page, user);
      await page.waitForURL("**/datasets/*");
      await page.getByRole("heading", { name: "slow" }).waitFor();
    }), 120_000);
});

test.concurrent("who signs in after someone else sees nothing of them", () =>
  walk({ size: "desk", expected: /status of 401/ }, async (page, faults) => {
    const first = somebody();
    await sent(await apiAs(first), "secret plans.csv", people(100));
    await signIn(page, first);
    await page.getByRole("link", { name: /secret plans/ }).first().click();
    await page.getByRole("heading", { name: "secret plans" }).waitFor();
    await signOutElsewhere(page, first, faults);
    await signInBeside(page, somebody());
    await page.waitForURL("**/dashboard");
    await page.getByText("Your first synthetic table").waitFor();
    expect(await page.content()).not.toContain("secret plans");
  }), 60_000);

test.concurrent("a file that was broken off by signing out is remembered for its owner alone", () =>
  walk({ size: "desk", expected: /net::ERR/ }, async (page) => {
    const first = somebody();
    await signIn(page, first);
    await page.route((url) => url.searchParams.has("partNumber"), () => undefined);
    await go(page, "Upload");
    const file = { name: "mine alone.csv", mimeType: "text/csv", buffer: Buffer.from(people(500)) };
    await page.getByLabel("Choose a file").setInputFiles(file);
    await page.getByText("Sending", { exact: true }).waitFor();
    await signOut(page);
    await page.unrouteAll({ behavior: "ignoreErrors" });

    await signIn(page, somebody());
    await go(page, "Upload");
    await page.getByText("Drop a file here, or choose one").waitFor();
    expect(await page.content()).not.toContain("mine alone");
    await signOut(page);

    await signIn(page, first);
    await go(page, "Upload");
    await page.getByText("mine alone.csv was not sent to its end").waitFor();
    await expectAccessible(page, "upload, broken off before");
    await page.getByLabel("Choose a file").setInputFiles(file);
    await page.waitForURL("**/datasets/*");
  }), 90_000);
