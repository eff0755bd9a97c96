import { chromium as playwright, type Browser, type BrowserContext, type Page } from "playwright-core";
import { findChromium } from "./chromium";

/** Address of a running platform. */
export const ADDRESS = process.env["SYNTHO_URL"] ?? "http://127.0.0.1:24130";

/** The sizes that every journey is walked in. */
export const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** One Chromium for a suite. */
export async function launch(): Promise<Browser> {
  const { path, environment } = await findChromium();
  return playwright.launch({
    executablePath: path,
    env: { ...(process.env as Record<string, string>), ...environment },
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** What a page must never do, collected while it is used. */
export interface Faults {
  /** Errors that it told the console. */
  readonly console: string[];
  /** Requests to hosts that are not ours. */
  readonly foreign: string[];
  /** Addresses with a token in them. */
  readonly tokens: string[];
}

/** How every JSON web token begins. */
const TOKEN = /eyJ[\w-]{10,}/;

/** A fresh person's browser, which notes errors and requests to hosts that are not ours. */
export async function visitor(browser: Browser, size: keyof typeof SIZES, scheme: "dark" | "light" = "dark"): Promise<{ context: BrowserContext; page: Page; faults: Faults }> {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, acceptDownloads: true, permissions: ["clipboard-write"] });
  const page = await context.newPage();
  const faults: Faults = { console: [], foreign: [], tokens: [] };
  watchFaults(page, faults);
  return { context, page, faults };
}

/** Collects what a page does that it must not. */
export function watchFaults(page: Page, faults: Faults): void {
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
    if (TOKEN.test(request.url())) {
      faults.tokens.push(request.url());
    }
  });
}

/** Everything that the page keeps beyond its own life, and its address: where no token may ever stand. */
export async function kept(page: Page): Promise<string> {
  const cookies = await page.context().cookies(ADDRESS);
  const stored = await page.evaluate(async () => ({ local: { ...localStorage }, session: { ...sessionStorage }, href: location.href, databases: await indexedDB.databases(), caches: await caches.keys() }));
  return JSON.stringify([cookies, stored]);
}

/** Whether a token stands in it. */
export function holdsToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Someone who was never here before. */
export function somebody(): string {
  return `e2e-${crypto.randomUUID().slice(0, 8)}`;
}

/** Signs in through the provider's own page. */
export async function signIn(page: Page, user = somebody(), claims?: Readonly<Record<string, unknown>>): Promise<string> {
  await page.goto(`${ADDRESS}/`);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await answerProvider(page, user, claims);
  await page.waitForURL("**/dashboard");
  return user;
}

/** Answers the development provider's page. The token tells `claims` too: `exp` ends it when it says. */
export async function answerProvider(page: Page, user: string, claims?: Readonly<Record<string, unknown>>): Promise<void> {
  await page.locator("input[name=username]").fill(user);
  if (claims !== undefined) {
    await page.locator("[name=claims]").fill(JSON.stringify(claims));
  }
  await page.locator("[type=submit]").click();
}
