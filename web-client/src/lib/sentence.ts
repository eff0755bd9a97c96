import { SynthoError } from "@syntho/sdk";
import { count } from "@/lib/format";
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

/** The API counts constraints from 0, as arrays do; the page calls them rules and counts from 1. */
export function inRules(message: string): string {
  return message
    .replace(/^(Constraint \d+ [^:]*: )constraint \d+: /, "$1")
    // Row numbers come one beside the other.
    .replaceAll(/(\d),(?=\d)/g, "$1, ")
    .replaceAll(/\b(c)onstraint (\d+)\b/gi, (_, letter: string, number: string) => (letter === "C" ? t.failures.ruleFirst : t.failures.rule)(count(Number(number) + 1)));
}

/** Why a job or a call failed, in words: `text` is the API's own sentence. */
export function reasonText(reason: string, text: string): string {
  return t.failures.reasons[reason] ?? (reason.startsWith("CONSTRAINT") ? inRules(text) : text);
}

/** Says in words what went wrong. */
export function sentence(error: unknown): Sentence {
  const failure = failureOf(error);
  const away = failure.kind === "unavailable" && failure.reason === "";
  return {
    title: t.failures.titles[failure.kind],
    text: away ? t.failures.away : reasonText(failure.reason, failure.message),
  };
}
