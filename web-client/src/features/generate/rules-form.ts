import { create } from "@syntho/sdk";
import { ColumnValueSchema, ConditionSchema, ConstraintSchema, type ColumnValue, type Condition, type Constraint } from "@syntho/sdk/v1/constraint";
import { PiiKind } from "@syntho/sdk/v1/pii";
import { Meaning, StorageType, type ColumnSchema } from "@syntho/sdk/v1/schema";
import { z } from "zod";
import { count } from "@/lib/format";
import { t } from "@/messages";

const words = t.generate;
const MOST_ROWS = 10_000_000;

/** What a rule can ask of every row. */
export const KINDS = ["present", "between", "below", "unique", "together"] as const;
/** One of them. */
export type Kind = (typeof KINDS)[number];

/** The part of the form about rules and asked rows. */
export const rulesSchema = z.object({
  rules: z.array(
    z
      .object({ column: z.string().min(1), kind: z.enum(KINDS), other: z.string(), low: z.string(), high: z.string() })
      .refine(({ kind, low, high }) => kind !== "between" || low !== "" || high !== "", { path: ["low"], error: words.rules.bound })
      .refine(({ kind, column, other }) => (kind !== "below" && kind !== "together") || column !== other, { path: ["other"], error: words.rules.otherColumn }),
  ),
  asked: z.array(
    z.object({
      column: z.string().min(1),
      value: z.string(),
      rows: z.coerce.number<string>(words.number).int(words.wholeNumber).min(1, words.atLeast("1")).max(MOST_ROWS, words.atMost(count(MOST_ROWS))),
    }),
  ),
});
/** As it stands in the form. */
export type RulesForm = z.input<typeof rulesSchema>;
/** As it is once checked. */
export type RulesValues = z.output<typeof rulesSchema>;

/** A table's columns. */
export type Columns = readonly ColumnSchema[];

/** Personal data that is learned; any other kind says by itself who someone is, and is made anew. */
const LEARNED: readonly PiiKind[] = [PiiKind.UNSPECIFIED, PiiKind.NONE, PiiKind.POSTAL_CODE, PiiKind.CITY, PiiKind.COORDINATES, PiiKind.DATE_OF_BIRTH, PiiKind.AGE, PiiKind.SPECIAL_CATEGORY];

/** Whether there is something to infer of a column: what is made anew tells nothing of the original. */
export function inferable({ piiKind, meaning }: ColumnSchema): boolean {
  return LEARNED.includes(piiKind) && meaning !== Meaning.IDENTIFIER && meaning !== Meaning.FREE_TEXT;
}

/** A value as the column's type holds it; an empty text is a missing value. */
export function valueOf(text: string, type: StorageType): ColumnValue {
  if (text === "") {
    return create(ColumnValueSchema, { kind: { case: "missing", value: true } });
  }
  if (type === StorageType.INTEGER && /^[+-]?\d+$/.test(text)) {
    return create(ColumnValueSchema, { kind: { case: "integer", value: BigInt(text) } });
  }
  if ((type === StorageType.INTEGER || type === StorageType.DECIMAL) && Number.isFinite(Number(text))) {
    return create(ColumnValueSchema, { kind: { case: "decimal", value: Number(text) } });
  }
  if (type === StorageType.BOOLEAN && /^(true|false)$/i.test(text)) {
    return create(ColumnValueSchema, { kind: { case: "boolean", value: text.toLowerCase() === "true" } });
  }
  return create(ColumnValueSchema, { kind: { case: "text", value: text } });
}

/** The rules as the API takes them. */
export function constraints(values: RulesValues, columns: Columns): Constraint[] {
  const type = typesOf(columns);
  return values.rules.map(({ column, kind, other, low, high }) => {
    switch (kind) {
      case "present":
        return create(ConstraintSchema, { kind: { case: "notNull", value: { column } } });
      case "between":
        return create(ConstraintSchema, {
          kind: { case: "range", value: { column, ...(low !== "" && { min: valueOf(low, type(column)) }), ...(high !== "" && { max: valueOf(high, type(column)) }) } },
        });
      case "below":
        return create(ConstraintSchema, { kind: { case: "inequality", value: { lowColumn: column, highColumn: other } } });
      case "unique":
        return create(ConstraintSchema, { kind: { case: "unique", value: { columns: [column] } } });
      case "together":
        return create(ConstraintSchema, { kind: { case: "fixedCombinations", value: { columns: [column, other] } } });
    }
  });
}

/** The asked rows as the API takes them. */
export function conditions(values: RulesValues, columns: Columns): Condition[] {
  const type = typesOf(columns);
  return values.asked.map(({ column, value, rows }) =>
    create(ConditionSchema, { rows: BigInt(rows), columns: [{ column, equals: valueOf(value, type(column)) }] }),
  );
}

function typesOf(columns: Columns): (name: string) => StorageType {
  const types = new Map(columns.map(({ name, storageType }) => [name, storageType]));
  return (name) => types.get(name) ?? StorageType.STRING;
}
