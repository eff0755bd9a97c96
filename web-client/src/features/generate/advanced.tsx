import type { Control, FieldErrors, UseFormRegister } from "react-hook-form";
import type { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { t } from "@/messages";
import { Card } from "@/ui/card";
import { Field, Input, Select } from "@/ui/field";
import { canBePrivate, trains, type Form, type Values } from "./form";
import { Rules, Wishes } from "./rules";
import type { Columns, RulesForm } from "./rules-form";

const words = t.generate;

/** What may be chosen and need not: each field says what holds when it stays empty. */
export function Advanced({ method, control, register, errors, columns }: { method: GenerationMethod; control: Control<Form, unknown, Values>; register: UseFormRegister<Form>; errors: FieldErrors<Form>; columns: Columns }) {
  // The rules know their own part of the form only.
  const part = { control: control as unknown as Control<RulesForm>, register: register as unknown as UseFormRegister<RulesForm>, errors: errors as FieldErrors<RulesForm>, columns };
  return (
    <>
      <Card className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={words.seed} hint={words.seedHint} error={errors.seed?.message}>
          {(field) => <Input {...field} inputMode="numeric" {...register("seed")} />}
        </Field>
        {trains(method) && (
          <Field label={words.epochs} hint={words.epochsHint} error={errors.epochs?.message}>
            {(field) => <Input {...field} inputMode="numeric" {...register("epochs")} />}
          </Field>
        )}
        <Field label={words.target} hint={words.targetHint}>
          {(field) => (
            <Select {...field} {...register("target")}>
              <option value="">{words.guess}</option>
              {columns.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={words.rare} hint={words.rareHint} error={errors.rare?.message}>
          {(field) => <Input {...field} inputMode="numeric" {...register("rare")} />}
        </Field>
        {canBePrivate(method) && (
          <>
            <Field label={words.epsilon} hint={words.epsilonHint} error={errors.epsilon?.message}>
              {(field) => <Input {...field} inputMode="decimal" {...register("epsilon")} />}
            </Field>
            <Field label={words.delta} hint={words.deltaHint} error={errors.delta?.message}>
              {(field) => <Input {...field} inputMode="decimal" {...register("delta")} />}
            </Field>
          </>
        )}
        <fieldset className="sm:col-span-2">
          <legend className="text-sm font-semibold">{words.excluded}</legend>
          <p className="mb-2 text-sm text-ink-2">{words.excludedHint}</p>
          <div className="flex max-h-44 flex-wrap gap-2 overflow-y-auto p-0.5">
            {columns.map(({ name }) => (
              <label
                key={name}
                className="flex max-w-full items-center gap-2 rounded-full border border-line-2 px-3 py-1 text-sm transition hover:border-ink-3 has-checked:border-accent has-checked:bg-accent-fill/15 has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input type="checkbox" value={name} className="accent-accent-fill" {...register("excluded")} />
                <span className="foreign min-w-0 truncate">{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </Card>
      <Rules {...part} />
      <Wishes {...part} />
    </>
  );
}
