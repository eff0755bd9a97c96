import { SynthoError } from "./errors.js";
import { cancelled } from "./time.js";

/** The storage refused the address of a part: it has ended, ask for another. */
export const URL_EXPIRED = "UPLOAD_URL_EXPIRED";

/**
 * Sends one part by presigned URL and returns the storage's etag. The URL is a secret: no failure holds it.
 *
 * @param onProgress hears how many bytes of the part have left
 */
export function sendPart(url: string, part: Blob, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  return typeof XMLHttpRequest === "undefined" ? byFetch(url, part, onProgress, signal) : byRequest(url, part, onProgress, signal);
}

/** Browsers: `fetch` does not tell how far it is. */
function byRequest(url: string, part: Blob, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const done = (action: () => void) => {
      signal.removeEventListener("abort", stop);
      action();
    };
    request.open("PUT", url);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () =>
      done(() => (request.status === 200 ? resolve(etag(request.getResponseHeader("etag"))) : reject(refused(request.status))));
    request.onerror = () => done(() => reject(away()));
    request.onabort = () => done(() => reject(cancelled(signal)));
    signal.addEventListener("abort", stop, { once: true });
    request.send(part);
  });
}

async function byFetch(url: string, part: Blob, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { method: "PUT", body: part, signal });
  } catch {
    throw signal.aborted ? cancelled(signal) : away();
  }
  await response.body?.cancel();
  if (response.status !== 200) {
    throw refused(response.status);
  }
  onProgress(part.size);
  return etag(response.headers.get("etag"));
}

function etag(header: string | null): string {
  return (header ?? "").replaceAll('"', "");
}

function away(): SynthoError {
  return SynthoError.of("unavailable", "The storage can not be reached.");
}

function refused(status: number): SynthoError {
  return status === 403
    ? SynthoError.of("unavailable", "The address of a part has ended.", URL_EXPIRED)
    : SynthoError.of(status >= 500 ? "unavailable" : "internal", `The storage refused a part with status ${status}.`);
}
