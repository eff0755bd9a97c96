import { useWatch, type Control, type FieldErrors, type UseFormRegister } from "react-hook-form";
import type { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { t } from "@/messages";
import { Card } from "@/ui/card";
import { Field, Input, Select } from "@/ui/field";
import { ColumnChoice } from "./column-choice";
import { canBePrivate, takesTime, trains, type Form, type Values } from "./form";
import { METHODS } from "./methods";
import { tuned } from "./options";
import { Rules, Wishes } from "./rules";
import { inferable, type Columns, type RulesForm } from "./rules-form";
import { Tuning } from "./tuning";

const words = t.generate;

/** What may be chosen and need not: each field says what holds when it stays empty. */
export function Advanced({ method, control, register, errors, columns }: { method: GenerationMethod; control: Control<Form, unknown, Values>; register: UseFormRegister<Form>; errors: FieldErrors<Form>; columns: Columns }) {
  // The rules know their own part of the form only.
  const part = { control: control as unknown as Control<RulesForm>, register: register as unknown as UseFormRegister<RulesForm>, errors: errors as FieldErrors<RulesForm>, columns };
  const { excluded = [], sensitive = [] } = useWatch({ control });
  const own = tuned(method);
  const left = columns.filter(({ name }) => !excluded.includes(name));
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
        {takesTime(method) && (
          <Field label={words.budget} hint={words.budgetHint} error={errors.budget?.message}>
            {(field) => <Input {...field} inputMode="numeric" {...register("budget")} />}
          </Field>
        )}
        <Field label={words.target} hint={words.targetHint} error={errors.target?.message}>
          {(field) => (
            <Select {...field} {...register("target")}>
              <option value="">{words.guess}</option>
              {left.map(({ name }) => (
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
        <ColumnChoice legend={words.excluded} hint={words.excludedHint} error={errors.excluded?.message} names={columns.map(({ name }) => name)} chosen={excluded} field={register("excluded")} />
        <ColumnChoice legend={words.sensitive} hint={words.sensitiveHint} error={errors.sensitive?.message} names={left.filter(inferable).map(({ name }) => name)} chosen={sensitive} field={register("sensitive")} />
      </Card>
      {own !== undefined && <Tuning of={own} name={METHODS.find((one) => one.method === method)?.name ?? ""} register={register} errors={errors} />}
      <Rules {...part} />
      <Wishes {...part} />
    </>
  );
}
