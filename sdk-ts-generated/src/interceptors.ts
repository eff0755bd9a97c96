import type { Interceptor, UnaryRequest, UnaryResponse } from "@connectrpc/connect";
import { SynthoError } from "./errors.js";
import { backoff, sleep } from "./time.js";

/** Gives an access token or API key that is good now; asked before each call, so it may renew. `undefined`: call as nobody. */
export type TokenProvider = () => string | undefined | Promise<string | undefined>;

/** Says who calls. */
export function authenticating(token: TokenProvider): Interceptor {
  return (next) => async (request) => {
    const value = await token();
    if (value !== undefined) {
      request.header.set("authorization", `Bearer ${value}`);
    }
    return next(request);
  };
}

/** Gives each mutation a `request_id` unless it has one: the same one however often it is tried, so that nothing is done twice. */
export const identifying: Interceptor = (next) => (request) => {
  if (!request.stream) {
    const message = request.message as { requestId?: string };
    if (message.requestId === "") {
      message.requestId = crypto.randomUUID();
    }
  }
  return next(request);
};

/** How long and how often a call is made again. */
export interface RetryOptions {
  /** Tries in all; 1: never again. */
  readonly tries: number;
  /** A longer wait than this is the caller's to decide. */
  readonly longestWaitMs: number;
}

/** Four tries within seconds. */
export const RETRY: RetryOptions = { tries: 4, longestWaitMs: 10_000 };

/** Makes a call again while the API, or the way to it, is away for the moment. Streams are left to `watch`. */
export function retrying(options: RetryOptions = RETRY): Interceptor {
  return (next) => async (request) => {
    if (request.stream) {
      return next(request);
    }
    for (let attempt = 0; ; attempt++) {
      try {
        return await next(request as UnaryRequest) as UnaryResponse;
      } catch (failure) {
        const error = SynthoError.from(failure);
        const wait = error.retryAfterMs ?? backoff(attempt);
        if (!error.transient || attempt + 1 >= options.tries || wait > options.longestWaitMs || request.signal.aborted) {
          throw failure;
        }
        await sleep(wait, request.signal);
      }
    }
  };
}
