import { create } from "@syntho/sdk";
import { ColumnValueSchema, ConditionSchema, ConstraintSchema, type ColumnValue, type Condition, type Constraint } from "@syntho/sdk/v1/constraint";
import { StorageType, type ColumnSchema } from "@syntho/sdk/v1/schema";
import { Plus, Trash2 } from "lucide-react";
import { useFieldArray, type Control, type UseFormRegister } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Input, Select } from "@/ui/field";

/** What a rule can ask of every row, in words. */
const KINDS = {
  present: "is never missing",
  between: "lies between",
  below: "is at most",
  unique: "never comes twice",
  together: "only with values it came with in",
} as const;
type Kind = keyof typeof KINDS;

const MOST = 20;

/** The part of the form about rules and asked rows. */
export const rulesSchema = z.object({
  rules: z.array(
    z.object({ column: z.string().min(1), kind: z.enum(["present", "between", "below", "unique", "together"]), other: z.string(), low: z.string(), high: z.string() }),
  ),
  asked: z.array(z.object({ column: z.string().min(1), value: z.string(), rows: z.coerce.number<string>().int().min(1).max(10_000_000) })),
});
/** As it stands in the form. */
export type RulesForm = z.input<typeof rulesSchema>;
/** As it is once checked. */
export type RulesValues = z.output<typeof rulesSchema>;

type Columns = readonly ColumnSchema[];

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

interface Props {
  readonly control: Control<RulesForm>;
  readonly register: UseFormRegister<RulesForm>;
  readonly columns: Columns;
}

/** What every row must keep, and rows that are asked for by value. */
export function Rules({ control, register, columns }: Props) {
  const rules = useFieldArray({ control, name: "rules" });
  const asked = useFieldArray({ control, name: "asked" });
  const first = columns[0]?.name ?? "";
  const second = columns[1]?.name ?? first;
  return (
    <>
      <Card>
        <CardHead title="Rules" hint="What every row keeps. The real rows are checked first; those that break a rule are told by number.">
          <Button size="small" disabled={rules.fields.length >= MOST} onClick={() => rules.append({ column: first, kind: "present", other: second, low: "", high: "" })}>
            <Plus aria-hidden="true" /> Add a rule
          </Button>
        </CardHead>
        <ul className="grid gap-3">
          {rules.fields.map((field, at) => (
            <li key={field.id} className="flex flex-wrap items-center gap-2">
              <Names columns={columns} label={`Column of rule ${at + 1}`} {...register(`rules.${at}.column`)} />
              <Select
                aria-label={`What rule ${at + 1} asks`}
                className="w-auto flex-1"
                {...register(`rules.${at}.kind`, { onChange: (event: { target: { value: Kind } }) => rules.update(at, { ...field, kind: event.target.value }) })}
              >
                {Object.entries(KINDS).map(([kind, words]) => (
                  <option key={kind} value={kind}>
                    {words}
                  </option>
                ))}
              </Select>
              {(field.kind === "below" || field.kind === "together") && <Names columns={columns} label={`Other column of rule ${at + 1}`} {...register(`rules.${at}.other`)} />}
              {field.kind === "between" && (
                <>
                  <Input aria-label={`Least value of rule ${at + 1}`} placeholder="any" className="w-24" {...register(`rules.${at}.low`)} />
                  <Input aria-label={`Greatest value of rule ${at + 1}`} placeholder="any" className="w-24" {...register(`rules.${at}.high`)} />
                </>
              )}
              <Button tone="ghost" size="icon" aria-label={`Remove rule ${at + 1}`} onClick={() => rules.remove(at)}>
                <Trash2 />
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <CardHead title="Rows by value" hint="Asks for so many rows in which a column has one value: the rare case, more often.">
          <Button size="small" disabled={asked.fields.length >= MOST} onClick={() => asked.append({ column: first, value: "", rows: "100" })}>
            <Plus aria-hidden="true" /> Ask for rows
          </Button>
        </CardHead>
        <ul className="grid gap-3">
          {asked.fields.map((field, at) => (
            <li key={field.id} className="flex flex-wrap items-center gap-2">
              <Input aria-label={`Rows of wish ${at + 1}`} inputMode="numeric" className="w-24" {...register(`asked.${at}.rows`)} />
              <span className="text-sm text-ink-2">rows with</span>
              <Names columns={columns} label={`Column of wish ${at + 1}`} {...register(`asked.${at}.column`)} />
              <span className="text-sm text-ink-2">equal to</span>
              <Input aria-label={`Value of wish ${at + 1}`} placeholder="missing" className="w-auto flex-1" {...register(`asked.${at}.value`)} />
              <Button tone="ghost" size="icon" aria-label={`Remove wish ${at + 1}`} onClick={() => asked.remove(at)}>
                <Trash2 />
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Names({ columns, label, ...rest }: { columns: Columns; label: string } & ReturnType<UseFormRegister<RulesForm>>) {
  return (
    <Select aria-label={label} className="w-auto flex-1" {...rest}>
      {columns.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  );
}
