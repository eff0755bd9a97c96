import { Plus, Trash2 } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useFieldArray, useWatch, type Control, type FieldErrors, type UseFormRegister } from "react-hook-form";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Input, Select } from "@/ui/field";
import { KINDS, type Columns, type RulesForm } from "./rules-form";

const { rules: words, wishes } = t.generate;
const MOST = 20;

interface Props {
  readonly control: Control<RulesForm>;
  readonly register: UseFormRegister<RulesForm>;
  readonly errors: FieldErrors<RulesForm>;
  readonly columns: Columns;
}

/** What every row keeps. */
export function Rules({ control, register, errors, columns }: Props) {
  const rules = useFieldArray({ control, name: "rules" });
  // What stands in the form now; the array's own fields are as they were when they were added.
  const now = useWatch({ control, name: "rules" });
  const first = columns[0]?.name ?? "";
  const second = columns[1]?.name ?? first;
  return (
    <Card>
      <CardHead title={words.title} hint={words.hint}>
        <Button size="small" disabled={rules.fields.length >= MOST} onClick={() => rules.append({ column: first, kind: "present", other: second, low: "", high: "" })}>
          <Plus aria-hidden="true" /> {words.add}
        </Button>
      </CardHead>
      {rules.fields.length === 0 && <None>{words.none}</None>}
      <ul className="grid gap-3">
        {rules.fields.map((field, at) => {
          const kind = now[at]?.kind ?? field.kind;
          const wrong = errors.rules?.[at];
          return (
            <Line key={field.id} error={firstOf(wrong)} remove={words.remove(at + 1)} onRemove={() => rules.remove(at)}>
              <Names columns={columns} label={words.column(at + 1)} {...register(`rules.${at}.column`)} />
              <Select aria-label={words.kind(at + 1)} className="w-auto min-w-44 flex-1" {...register(`rules.${at}.kind`)}>
                {KINDS.map((one) => (
                  <option key={one} value={one}>
                    {words.kinds[one]}
                  </option>
                ))}
              </Select>
              {(kind === "below" || kind === "together") && <Names columns={columns} label={words.other(at + 1)} {...register(`rules.${at}.other`)} />}
              {kind === "between" && (
                <span className="flex min-w-44 flex-1 items-center gap-2">
                  <Input aria-label={words.least(at + 1)} placeholder={words.any} className="min-w-0" {...register(`rules.${at}.low`)} />
                  <span className="text-sm text-ink-2">{words.and}</span>
                  <Input aria-label={words.greatest(at + 1)} placeholder={words.any} className="min-w-0" {...register(`rules.${at}.high`)} />
                </span>
              )}
            </Line>
          );
        })}
      </ul>
    </Card>
  );
}

/** Rows that are asked for by value. */
export function Wishes({ control, register, errors, columns }: Props) {
  const asked = useFieldArray({ control, name: "asked" });
  const now = useWatch({ control, name: "asked" });
  const id = useId();
  const first = columns[0]?.name ?? "";
  return (
    <Card>
      <CardHead title={wishes.title} hint={wishes.hint}>
        <Button size="small" disabled={asked.fields.length >= MOST} onClick={() => asked.append({ column: first, value: "", rows: "100" })}>
          <Plus aria-hidden="true" /> {wishes.add}
        </Button>
      </CardHead>
      {asked.fields.length === 0 && <None>{wishes.none}</None>}
      <ul className="grid gap-3">
        {asked.fields.map((field, at) => (
          <Line key={field.id} error={firstOf(errors.asked?.[at])} remove={wishes.remove(at + 1)} onRemove={() => asked.remove(at)}>
            <Input aria-label={wishes.rows(at + 1)} inputMode="numeric" className="w-24" {...register(`asked.${at}.rows`)} />
            <span className="text-sm text-ink-2">{wishes.with}</span>
            <Names columns={columns} label={wishes.column(at + 1)} {...register(`asked.${at}.column`)} />
            <span className="text-sm text-ink-2">{wishes.equal}</span>
            <Input aria-label={wishes.value(at + 1)} placeholder={wishes.missing} list={`${id}-${at}`} className="w-auto min-w-32 flex-1" {...register(`asked.${at}.value`)} />
            <datalist id={`${id}-${at}`}>
              {columns.find(({ name }) => name === now[at]?.column)?.profile?.topValues.map(({ value }) => <option key={value} value={value} />)}
            </datalist>
          </Line>
        ))}
      </ul>
    </Card>
  );
}

/** What is wrong in a line, whichever of its fields it is in. */
function firstOf(line: Readonly<Record<string, unknown>> | undefined): string | undefined {
  return Object.values(line ?? {})
    .map((field) => (field as { readonly message?: string } | undefined)?.message)
    .find((message) => message !== undefined);
}

function None({ children }: { children: ReactNode }) {
  return <p className="rounded-control border border-dashed border-line-2 px-4 py-3 text-sm text-ink-2">{children}</p>;
}

function Line({ error, remove, onRemove, children }: { error: string | undefined; remove: string; onRemove: () => void; children: ReactNode }) {
  return (
    <li className="grid gap-1">
      <div className="flex items-start gap-2 rounded-control border border-line p-2.5">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{children}</div>
        <Button tone="ghost" size="icon" aria-label={remove} onClick={onRemove}>
          <Trash2 />
        </Button>
      </div>
      {error !== undefined && (
        <p role="alert" className="px-2.5 text-sm text-critical">
          {error}
        </p>
      )}
    </li>
  );
}

function Names({ columns, label, ...rest }: { columns: Columns; label: string } & ReturnType<UseFormRegister<RulesForm>>) {
  return (
    <Select aria-label={label} className="w-auto min-w-32 flex-1" {...rest}>
      {columns.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  );
}
