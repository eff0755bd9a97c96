import { SynthoError } from "./errors.js";

/** Waits, or throws a `cancelled` SynthoError as soon as `signal` says so. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled(signal));
      return;
    }
    const stop = () => {
      clearTimeout(timer);
      reject(cancelled(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** The failure of whatever `signal` ended. */
export function cancelled(signal?: AbortSignal): SynthoError {
  return SynthoError.of("cancelled", "It was cancelled.", "", signal?.reason);
}

/** Milliseconds before try number `attempt` (from 0): doubling from `first` up to `most`, and half of it by chance. */
export function backoff(attempt: number, first = 250, most = 5_000): number {
  const whole = Math.min(most, first * 2 ** attempt);
  return whole / 2 + (Math.random() * whole) / 2;
}
