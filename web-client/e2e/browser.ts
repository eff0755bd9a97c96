import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext, type Page } from "playwright-core";

/** Address of a running platform. */
export const ADDRESS = process.env["SYNTHO_URL"] ?? "http://127.0.0.1:24130";

/** The sizes that every journey is walked in. */
export const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** One Chromium for a suite. */
export async function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** What a page must never do, collected while it is used. */
export interface Faults {
  readonly console: string[];
  readonly foreign: string[];
}

/** A fresh person's browser, which notes errors and requests to hosts that are not ours. */
export async function visitor(browser: Browser, size: keyof typeof SIZES, scheme: "dark" | "light" = "dark"): Promise<{ context: BrowserContext; page: Page; faults: Faults }> {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, acceptDownloads: true, permissions: ["clipboard-write"] });
  const page = await context.newPage();
  const faults: Faults = { console: [], foreign: [] };
  page.on("console", (message) => {
    // What the development provider's own page complains about is not ours.
    const elsewhere = message.location().url.startsWith("http") && !message.location().url.startsWith("http://127.0.0.1");
    if (message.type() === "error" && !elsewhere) {
      faults.console.push(message.text());
    }
  });
  page.on("pageerror", (error) => faults.console.push(String(error)));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    // The development provider's own page asks for a font from elsewhere; ours asks for nothing.
    const ours = request.frame().url().startsWith(ADDRESS);
    if (ours && protocol.startsWith("http") && hostname !== "127.0.0.1") {
      faults.foreign.push(request.url());
    }
  });
  return { context, page, faults };
}

/** Signs in as someone who was never here before, through the provider's own page. */
export async function signIn(page: Page, user = `e2e-${crypto.randomUUID().slice(0, 8)}`): Promise<string> {
  await page.goto(`${ADDRESS}/`);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await answerProvider(page, user);
  await page.waitForURL("**/dashboard");
  return user;
}

/** Answers the development provider's page. */
export async function answerProvider(page: Page, user: string): Promise<void> {
  await page.locator("input[name=username]").fill(user);
  await page.locator("[type=submit]").click();
}
