import { SynthoError } from "@syntho/sdk";
import { t } from "@/messages";

/** What a failure is called on a page. */
export interface Sentence {
  readonly title: string;
  readonly text: string;
}

/** A page's own code that could not be fetched: browsers say it in their own words. */
const CODE_MISSING = /dynamically imported module|module script|Importing a module/i;

/** What failed, whatever was thrown. */
export function failureOf(error: unknown): SynthoError {
  return error instanceof TypeError && CODE_MISSING.test(error.message) ? SynthoError.of("unavailable", error.message, "", error) : SynthoError.from(error);
}

/** Says in words what went wrong. */
export function sentence(error: unknown): Sentence {
  const failure = failureOf(error);
  const away = failure.kind === "unavailable" && failure.reason === "";
  return {
    title: t.failures.titles[failure.kind],
    text: t.failures.reasons[failure.reason] ?? (away ? t.failures.away : failure.message),
  };
}
