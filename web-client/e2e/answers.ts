import type { Page } from "playwright-core";

/** gRPC's numbers of the failures that are hard to cause on purpose. */
const CODES = { forbidden: 7, internal: 13, unavailable: 14, unauthenticated: 16 } as const;

/** Answers a method as a server that fails does: a gRPC-web answer of trailers alone, with the request id in its header. */
export async function failing(page: Page, method: string, code: keyof typeof CODES, message: string): Promise<() => Promise<void>> {
  const pattern = `**/syntho.v1.${method}`;
  await page.route(pattern, (route) =>
    route.fulfill({
      status: 200,
      headers: {
        "content-type": "application/grpc-web+proto",
        "grpc-status": String(CODES[code]),
        "grpc-message": encodeURIComponent(message),
        "x-request-id": "019b0f3c-6d1e-7a42-9c55-2f1d8e7b4a10",
      },
      body: "",
    }),
  );
  return () => page.unroute(pattern);
}

/** Leaves a method without an answer until the returned function is called. */
export async function waiting(page: Page, method: string): Promise<() => Promise<void>> {
  const pattern = `**/syntho.v1.${method}`;
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  await page.route(pattern, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return async () => {
    release();
    await page.unroute(pattern);
  };
}
