import { SynthoError } from "@syntho/sdk";

/** What a failure is called on a page. */
export interface Sentence {
  readonly title: string;
  readonly text: string;
}

const TITLES: Record<SynthoError["kind"], string> = {
  invalid: "That can not be done like this",
  unauthenticated: "You are signed out",
  forbidden: "This is not yours to open",
  not_found: "It is not here",
  conflict: "Not in this state",
  exhausted: "A limit is reached",
  unavailable: "Syntho can not be reached",
  cancelled: "It was cancelled",
  unsupported: "This server does not do that",
  internal: "Something broke on our side",
};

/** Reasons that deserve better words than the API's own sentence, which is written for programs too. */
const TEXTS: Partial<Record<string, string>> = {
  CREDENTIALS_EXPIRED: "Your session has ended. Sign in again; nothing is lost.",
  CREDENTIALS_MISSING: "Sign in to go on.",
  RATE_LIMITED: "That was very fast. Wait a moment and try again.",
  ETAG_MISMATCH: "Someone changed this meanwhile. It is shown anew: look again and decide again.",
  DATASET_NOT_FOUND: "There is no such dataset, or it belongs to someone else.",
  SYNTHETIC_DATASET_NOT_FOUND: "There is no such synthetic table, or it belongs to someone else.",
};

/** Says in words what went wrong. */
export function sentence(error: unknown): Sentence {
  const failure = SynthoError.from(error);
  const away = failure.kind === "unavailable" && failure.reason === "";
  return {
    title: TITLES[failure.kind],
    text: TEXTS[failure.reason] ?? (away ? "The connection is away. It is tried again by itself; your work is kept." : failure.message),
  };
}
