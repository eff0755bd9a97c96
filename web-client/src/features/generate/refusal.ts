import { SynthoError } from "@syntho/sdk";
import type { FieldPath } from "react-hook-form";
import { inRules } from "@/lib/sentence";
import type { Form } from "./form";
import { NO_OPTIONS } from "./options";

/** Where on the page something is wrong, and what. */
export interface Wrong {
  readonly field: FieldPath<Form>;
  readonly message: string;
}

/** The API's names of fields that stand on the page, and the page's. */
const FIELDS: Readonly<Record<string, FieldPath<Form>>> = {
  display_name: "displayName",
  rows: "rows",
  seed: "seed",
  epochs: "epochs",
  compute_budget_seconds: "budget",
  excluded_columns: "excluded",
  "privacy.rare_category_minimum": "rare",
  "privacy.differential_privacy": "epsilon",
  "privacy.differential_privacy.epsilon": "epsilon",
  "privacy.differential_privacy.delta": "delta",
  "evaluation.target_column": "target",
  "evaluation.sensitive_columns": "sensitive",
};

/** What a refused request complains of that stands on the page, beside where it stands. The API counts rules and wishes from 0, as arrays do; the page from 1. */
export function refusal(error: unknown, form: Form): readonly Wrong[] {
  const failure = SynthoError.from(error);
  const { constraint, column } = failure.metadata;
  const fromFields = failure.violations.flatMap(({ field, description }) => at(fieldOf(field, form), description));
  const fromRule = constraint === undefined ? [] : at(ruleAt(Number(constraint), form), inRules(failure.message));
  const fromColumn = column === undefined ? [] : at(naming(column, failure.reason, form), failure.message);
  return [...fromFields, ...fromRule, ...fromColumn];
}

function at(field: FieldPath<Form> | undefined, message: string): Wrong[] {
  return field === undefined ? [] : [{ field, message }];
}

function ruleAt(number: number, { rules }: Form): FieldPath<Form> | undefined {
  return number < rules.length ? `rules.${number}.column` : undefined;
}

function fieldOf(path: string, form: Form): FieldPath<Form> | undefined {
  const [, list, number] = /^(?:config\.)?(constraints|conditions)\[(\d+)\]/.exec(path) ?? [];
  if (list === "constraints") {
    return ruleAt(Number(number), form);
  }
  if (list === "conditions") {
    return Number(number) < form.asked.length ? `asked.${Number(number)}.column` : undefined;
  }
  const [, method = "", name] = /^config\.(\w+)\.(\w+)$/.exec(path)?.map(camel) ?? [];
  if (method in NO_OPTIONS && name !== undefined) {
    return `options.${method}.${name}` as FieldPath<Form>;
  }
  return FIELDS[path.replace(/^config\./, "").replace(/\[\d+\]$/, "")];
}

/** A name of the contract as its messages have it. */
function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The first setting that names a column: which one is meant, the API does not say. */
function naming(column: string, reason: string, { sensitive, target, rules, asked }: Form): FieldPath<Form> | undefined {
  const wish = asked.findIndex((one) => one.column === column);
  if (reason === "CONDITION_INVALID") {
    return wish < 0 ? undefined : `asked.${wish}.column`;
  }
  const rule = rules.findIndex((one) => one.column === column || one.other === column);
  return sensitive.includes(column) ? "sensitive" : target === column ? "target" : rule >= 0 ? `rules.${rule}.column` : wish >= 0 ? `asked.${wish}.column` : undefined;
}
