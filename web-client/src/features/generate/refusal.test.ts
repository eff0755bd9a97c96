import { SynthoError, type FieldViolation } from "@syntho/sdk";
import { expect, test } from "vitest";
import { DEFAULTS, type Form } from "./form";
import { refusal } from "./refusal";

const FORM: Form = {
  ...DEFAULTS,
  sensitive: ["income"],
  rules: [
    { column: "age", kind: "present", other: "city", low: "", high: "" },
    { column: "city", kind: "below", other: "age", low: "", high: "" },
  ],
  asked: [{ column: "plan", value: "pro", rows: "10" }],
};

function refused(metadata: Record<string, string>, violations: readonly FieldViolation[] = [], reason = "INVALID_REQUEST", message = "no") {
  return refusal(new SynthoError(message, "invalid", reason, "", metadata, violations, undefined), FORM).map(({ field, message: text }) => `${field}: ${text}`);
}

test.each([
  ["config.rows", "rows"],
  ["config.compute_budget_seconds", "budget"],
  ["config.privacy.differential_privacy.epsilon", "epsilon"],
  ["config.evaluation.sensitive_columns[3]", "sensitive"],
  ["config.constraints[1].range.min", "rules.1.column"],
  ["config.conditions[0].rows", "asked.0.column"],
  ["config.gaussian_copula.max_categories", "options.gaussianCopula.maxCategories"],
  ["config.ctgan.generator_learning_rate", "options.ctgan.generatorLearningRate"],
])("what the API says of %s stands beside %s", (path, field) => expect(refused({}, [{ field: path, description: "wrong" }])).toEqual([`${field}: wrong`]));

test("a rule is called by the number that it has on the page", () => {
  expect(refused({ constraint: "1" }, [], "CONSTRAINT_INVALID", "Constraint 1 can not be used: constraint 1: city is no number.")).toEqual(["rules.1.column: Rule 2 can not be used: city is no number."]);
});

test("a column leads to the setting that names it", () => {
  expect(refused({ column: "income" }, [], "COLUMN_UNKNOWN")).toEqual(["sensitive: no"]);
  expect(refused({ column: "plan" }, [], "CONDITION_INVALID")).toEqual(["asked.0.column: no"]);
  expect(refused({ column: "age" }, [], "COLUMN_UNKNOWN")).toEqual(["rules.0.column: no"]);
});

test("what does not stand on the page is beside nothing", () => {
  expect(refused({ constraint: "2", column: "other" }, [{ field: "config.constraints[5]", description: "wrong" }, { field: "parent", description: "wrong" }])).toEqual([]);
});
