import { create, equals } from "@syntho/sdk";
import { AutoregressiveOptions_ModelSize as ModelSize, GenerationConfigSchema, GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { ColumnSchemaSchema, StorageType } from "@syntho/sdk/v1/schema";
import { SyntheticDatasetSchema } from "@syntho/sdk/v1/synthetic_dataset";
import type { MessageInitShape } from "@syntho/sdk";
import { describe, expect, test } from "vitest";
import { keptCount, settingsOf } from "./earlier";
import { checked, configOf, DEFAULTS } from "./form";

const COLUMNS = [
  create(ColumnSchemaSchema, { name: "age", storageType: StorageType.INTEGER }),
  create(ColumnSchemaSchema, { name: "city", storageType: StorageType.STRING }),
];

/** The settings as they come back from the form, untouched; and how many of them it could not show. */
function again(method: GenerationMethod, init: MessageInitShape<typeof GenerationConfigSchema>) {
  const config = create(GenerationConfigSchema, init);
  const { form, kept } = settingsOf(create(SyntheticDatasetSchema, { displayName: "earlier", method, config }), COLUMNS);
  const result = checked(form);
  if (!result.success) {
    throw result.error;
  }
  return { same: equals(GenerationConfigSchema, configOf(result.data, COLUMNS, kept), config), form, kept: keptCount(kept) };
}

const integer = (value: number) => ({ kind: { case: "integer" as const, value: BigInt(value) } });
const range = { kind: { case: "range" as const, value: { column: "age", min: integer(18) } } };
const formula = { kind: { case: "formula" as const, value: { column: "age", expression: "age * 1" } } };
const oslo = { column: "city", equals: { kind: { case: "text" as const, value: "Oslo" } } };

describe("the settings of an earlier job come back as they were", () => {
  test("all that the page shows", () => {
    const { same, form, kept } = again(GenerationMethod.AUTOREGRESSIVE, {
      rows: 2000n,
      seed: 7n,
      epochs: 30,
      computeBudgetSeconds: 60,
      excludedColumns: ["city"],
      privacy: { rareCategoryMinimum: 10, differentialPrivacy: { epsilon: 3, delta: 0.00001 } },
      evaluation: { targetColumn: "age", sensitiveColumns: ["age"] },
      methodOptions: { case: "autoregressive", value: { modelSize: ModelSize.LARGE, batchSize: 64, temperature: 0.5 } },
    });
    expect(form).toMatchObject({ displayName: "earlier", rows: "2000", budget: "60", epsilon: "3", sensitive: ["age"], options: { autoregressive: { modelSize: "3", batchSize: "64", learningRate: "" } } });
    expect([same, kept]).toEqual([true, 0]);
  });

  test("each rule and each wish", () => {
    const constraints = [
      range,
      { kind: { case: "notNull" as const, value: { column: "age" } } },
      { kind: { case: "inequality" as const, value: { lowColumn: "age", highColumn: "city" } } },
      { kind: { case: "unique" as const, value: { columns: ["city"] } } },
      { kind: { case: "fixedCombinations" as const, value: { columns: ["age", "city"] } } },
    ];
    const { same, form, kept } = again(GenerationMethod.TVAE, { constraints, conditions: [{ rows: 100n, columns: [oslo] }] });
    expect(form.rules.map(({ kind }) => kind)).toEqual(["between", "present", "below", "unique", "together"]);
    expect(form.asked).toEqual([{ column: "city", value: "Oslo", rows: "100" }]);
    expect([same, kept]).toEqual([true, 0]);
  });

  test("and what it can not show is kept, and counted", () => {
    const strict = { kind: { case: "inequality" as const, value: { lowColumn: "age", highColumn: "city", strict: true } } };
    const { same, form, kept } = again(GenerationMethod.AUTOREGRESSIVE, {
      constraints: [range, formula, strict],
      conditions: [{ rows: 5n, columns: [oslo, { column: "age", equals: integer(30) }] }],
      privacy: { rareCategoryLabel: "rare" },
    });
    expect([form.rules.length, form.asked.length]).toEqual([1, 0]);
    expect([same, kept]).toEqual([true, 4]);
  });

  test("and a job without settings begins with the defaults", () => {
    const { form, kept } = settingsOf(create(SyntheticDatasetSchema, { displayName: "x", method: GenerationMethod.CTGAN }), COLUMNS);
    expect(form).toEqual({ ...DEFAULTS, displayName: "x", method: GenerationMethod.CTGAN });
    expect(keptCount(kept)).toBe(0);
  });
});
