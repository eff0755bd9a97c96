import type { SynthoError } from "@syntho/sdk";

const titles: Record<SynthoError["kind"], string> = {
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
const reasons: Partial<Record<string, string>> = {
  CREDENTIALS_EXPIRED: "Your session has ended. Sign in again; nothing is lost.",
  SIGN_IN_AWAY: "The sign-in service does not answer. Try again in a moment.",
  CREDENTIALS_MISSING: "Sign in to go on.",
  RATE_LIMITED: "That was very fast. Wait a moment and try again.",
  ETAG_MISMATCH: "Someone changed this meanwhile. It is shown anew: look again and decide again.",
  DATASET_NOT_FOUND: "There is no such dataset, or it belongs to someone else.",
  SYNTHETIC_DATASET_NOT_FOUND: "There is no such synthetic table, or it belongs to someone else.",
};

/** What went wrong, in words. */
export const failures = {
  titles,
  reasons,
  rule: (number: string) => `rule ${number}`,
  ruleFirst: (number: string) => `Rule ${number}`,
  away: "The connection is away. It is tried again by itself; your work is kept.",
};
