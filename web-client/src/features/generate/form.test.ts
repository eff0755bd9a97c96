import { create } from "@syntho/sdk";
import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { ColumnSchemaSchema, StorageType } from "@syntho/sdk/v1/schema";
import { describe, expect, test } from "vitest";
import { checked, configOf, DEFAULTS, type Form } from "./form";
import { NO_OPTIONS } from "./options";
import { valueOf } from "./rules-form";

const COLUMNS = [create(ColumnSchemaSchema, { name: "age", storageType: StorageType.INTEGER }), create(ColumnSchemaSchema, { name: "city", storageType: StorageType.STRING })];

function config(form: Partial<Form>) {
  const result = checked({ ...DEFAULTS, ...form });
  if (!result.success) {
    throw result.error;
  }
  return configOf(result.data, COLUMNS);
}

function wrong(form: Partial<Form>): string[] {
  const result = checked({ ...DEFAULTS, ...form });
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the settings of a generation", () => {
  test("that were not touched say nothing, so that the server's defaults hold", () => {
    const { rows, seed, epochs, privacy, evaluation, constraints, conditions, excludedColumns } = config({});
    expect([rows, seed, epochs, privacy, evaluation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect([constraints, conditions, excludedColumns]).toEqual([[], [], []]);
  });

  test("hold what was chosen", () => {
    const chosen = config({ method: GenerationMethod.TVAE, rows: "2000", seed: "7", epochs: "30", rare: "10", target: "age", excluded: ["city"] });
    expect(chosen).toMatchObject({ rows: 2000n, seed: 7n, epochs: 30, excludedColumns: ["city"], privacy: { rareCategoryMinimum: 10 }, evaluation: { targetColumn: "age" } });
  });

  test("leave out epochs where the method has none, as the server would refuse them", () => {
    expect(config({ method: GenerationMethod.GAUSSIAN_COPULA, epochs: "30" }).epochs).toBeUndefined();
  });

  test("carry the options of the method chosen, and of no other", () => {
    const options = { ...NO_OPTIONS, tvae: { ...NO_OPTIONS.tvae, latentDim: "32", learningRate: "0.002" } };
    expect(config({ method: GenerationMethod.TVAE, options, budget: "60" })).toMatchObject({ computeBudgetSeconds: 60, methodOptions: { case: "tvae", value: { latentDim: 32, learningRate: 0.002 } } });
    expect(config({ method: GenerationMethod.CTGAN, options }).methodOptions).toEqual({ case: undefined });
    expect(config({ method: GenerationMethod.GAUSSIAN_COPULA, options: { ...options, gaussianCopula: { maxCategories: "9", dependenceRows: "" } } }).methodOptions).toMatchObject({ case: "gaussianCopula", value: { maxCategories: 9 } });
  });

  test("name sensitive columns, none of them left out", () => {
    expect(config({ sensitive: ["age", "city"] }).evaluation).toMatchObject({ sensitiveColumns: ["age", "city"], targetColumn: "" });
    expect(config({ sensitive: ["age", "city"], excluded: ["city"] }).evaluation?.sensitiveColumns).toEqual(["age"]);
  });

  test("are not held up by what was typed for another method", () => {
    expect(wrong({ method: GenerationMethod.GAUSSIAN_COPULA, epochs: "many", epsilon: "-1", budget: "0", options: { ...NO_OPTIONS, ctgan: { ...NO_OPTIONS.ctgan, pac: "-3" } } })).toEqual([]);
  });

  test.each([
    [{ rows: "0" }, "rows: at least 1"],
    [{ rows: "1.5" }, "rows: a whole number"],
    [{ rows: "many" }, "rows: a number"],
    [{ method: GenerationMethod.CTGAN, epochs: "10001" }, "epochs: at most 10,000"],
    [{ budget: "9" }, "budget: at least 10"],
    [{ method: GenerationMethod.GAUSSIAN_COPULA, options: { ...NO_OPTIONS, gaussianCopula: { maxCategories: "2001", dependenceRows: "" } } }, "options.gaussianCopula.maxCategories: at most 2,000"],
    [{ method: GenerationMethod.CTGAN, options: { ...NO_OPTIONS, ctgan: { ...NO_OPTIONS.ctgan, pac: "0" } } }, "options.ctgan.pac: at least 1"],
    [{ method: GenerationMethod.AUTOREGRESSIVE, options: { ...NO_OPTIONS, autoregressive: { ...NO_OPTIONS.autoregressive, temperature: "3" } } }, "options.autoregressive.temperature: 0.1 to 2"],
    [{ rules: [{ column: "age", kind: "between", other: "city", low: "", high: "" }] }, "rules.0.low: at least one of the two"],
    [{ rules: [{ column: "age", kind: "below", other: "age", low: "", high: "" }] }, "rules.0.other: another column"],
    [{ epsilon: "0" }, "epsilon: above 0, at most 100"],
    [{ epsilon: "1", rules: [{ column: "age", kind: "present", other: "city", low: "", high: "" }] }, "epsilon: not together with rules, whose check on the real rows it does not cover"],
    [{ delta: "0.5" }, "delta: above 0, at most 0.0099"],
    [{ asked: [{ column: "city", value: "Lima", rows: "0" }] }, "asked.0.rows: at least 1"],
  ] satisfies readonly (readonly [Partial<Form>, string])[])("say what is wrong with %j", (form, message) => expect(wrong(form)).toContain(message));

  test("carry differential privacy to the methods that know it, and to no other", () => {
    expect(config({ method: GenerationMethod.AUTOREGRESSIVE, epsilon: "3", delta: "0.00001" }).privacy?.differentialPrivacy).toMatchObject({ epsilon: 3, delta: 0.00001 });
    expect(config({ method: GenerationMethod.TVAE, epsilon: "3" }).privacy).toBeUndefined();
  });

  test("a rule and a wish carry values of their column's type", () => {
    const made = config({
      rules: [{ column: "age", kind: "between", other: "city", low: "18", high: "" }],
      asked: [{ column: "city", value: "Lima", rows: "100" }],
    });
    expect(made.constraints[0]?.kind).toMatchObject({ case: "range", value: { column: "age", min: { kind: { case: "integer", value: 18n } } } });
    expect(made.conditions[0]).toMatchObject({ rows: 100n, columns: [{ column: "city", equals: { kind: { case: "text", value: "Lima" } } }] });
  });
});

test.each([
  ["", StorageType.STRING, "missing", true],
  ["12", StorageType.INTEGER, "integer", 12n],
  ["1.5", StorageType.INTEGER, "decimal", 1.5],
  ["TRUE", StorageType.BOOLEAN, "boolean", true],
  ["12", StorageType.STRING, "text", "12"],
] as const)("the text %j of a column of type %d is %s", (text, type, kind, value) => expect(valueOf(text, type).kind).toEqual({ case: kind, value }));
