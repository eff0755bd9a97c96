import { equals } from "@syntho/sdk";
import { ConditionSchema, ConstraintSchema, type ColumnValue, type Condition, type Constraint } from "@syntho/sdk/v1/constraint";
import type { SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import { DEFAULTS, type Form } from "./form";
import { optionsForm } from "./options";
import { conditions, constraints, type Columns, type RulesForm } from "./rules-form";

type Rule = RulesForm["rules"][number];
type Wish = RulesForm["asked"][number];

/** What a job asked for that the form can not show: sent again as it was. */
export interface Kept {
  readonly constraints: readonly Constraint[];
  readonly conditions: readonly Condition[];
  readonly rareCategoryLabel: string | undefined;
  readonly maxGradientNorm: number | undefined;
}

/** The settings of an earlier job: the form as it would have been filled in, and what does not fit into it. */
export function settingsOf({ displayName, method, config }: SyntheticDataset, columns: Columns): { readonly form: Form; readonly kept: Kept } {
  if (config === undefined) {
    return { form: { ...DEFAULTS, displayName, method }, kept: { constraints: [], conditions: [], rareCategoryLabel: undefined, maxGradientNorm: undefined } };
  }
  const { privacy, evaluation } = config;
  const noise = privacy?.differentialPrivacy;
  const rules = split(config.constraints, (one) => ruleOf(one, columns));
  const asked = split(config.conditions, (one) => wishOf(one, columns));
  return {
    form: {
      displayName,
      method,
      rows: text(config.rows),
      seed: text(config.seed),
      epochs: text(config.epochs),
      budget: text(config.computeBudgetSeconds),
      options: optionsForm(config),
      rare: text(privacy?.rareCategoryMinimum),
      target: evaluation?.targetColumn ?? "",
      excluded: config.excludedColumns,
      sensitive: evaluation?.sensitiveColumns ?? [],
      epsilon: text(noise?.epsilon),
      delta: text(noise?.delta),
      rules: rules.shown,
      asked: asked.shown,
    },
    kept: { constraints: rules.kept, conditions: asked.kept, rareCategoryLabel: privacy?.rareCategoryLabel, maxGradientNorm: noise?.maxGradientNorm },
  };
}

/** How many settings are kept unseen. */
export function keptCount({ constraints, conditions, rareCategoryLabel, maxGradientNorm }: Kept): number {
  return constraints.length + conditions.length + (rareCategoryLabel === undefined ? 0 : 1) + (maxGradientNorm === undefined ? 0 : 1);
}

function split<Sent, Shown>(all: readonly Sent[], show: (one: Sent) => Shown | undefined): { shown: Shown[]; kept: Sent[] } {
  const shown: Shown[] = [];
  const kept: Sent[] = [];
  for (const one of all) {
    const line = show(one);
    if (line === undefined) {
      kept.push(one);
    } else {
      shown.push(line);
    }
  }
  return { shown, kept };
}

/** The form's line for a constraint, if that line asks for exactly the same. */
function ruleOf(constraint: Constraint, columns: Columns): Rule | undefined {
  const line = ruleLine(constraint);
  const again = line && constraints({ rules: [line], asked: [] }, columns)[0];
  return again !== undefined && equals(ConstraintSchema, again, constraint) ? line : undefined;
}

function ruleLine({ kind }: Constraint): Rule | undefined {
  const none = { other: "", low: "", high: "" };
  switch (kind.case) {
    case "notNull":
      return { ...none, column: kind.value.column, kind: "present" };
    case "range":
      return { ...none, column: kind.value.column, kind: "between", low: textOf(kind.value.min), high: textOf(kind.value.max) };
    case "inequality":
      return { ...none, column: kind.value.lowColumn, kind: "below", other: kind.value.highColumn };
    case "unique":
      return { ...none, column: kind.value.columns[0] ?? "", kind: "unique" };
    case "fixedCombinations":
      return { ...none, column: kind.value.columns[0] ?? "", kind: "together", other: kind.value.columns[1] ?? "" };
    default:
      return undefined;
  }
}

function wishOf(condition: Condition, columns: Columns): Wish | undefined {
  const [only] = condition.columns;
  const line = { column: only?.column ?? "", value: textOf(only?.equals), rows: String(condition.rows) };
  const again = conditions({ rules: [], asked: [{ ...line, rows: Number(line.rows) }] }, columns)[0];
  return again !== undefined && equals(ConditionSchema, again, condition) ? line : undefined;
}

function textOf(value: ColumnValue | undefined): string {
  return value === undefined || value.kind.case === "missing" ? "" : text(value.kind.value);
}

function text(value: number | bigint | boolean | string | undefined): string {
  return value === undefined ? "" : String(value);
}
