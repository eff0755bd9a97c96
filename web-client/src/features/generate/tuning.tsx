import type { FieldErrors, FieldPath, UseFormRegister } from "react-hook-form";
import { t } from "@/messages";
import { Card, CardHead } from "@/ui/card";
import { Field, Input, Select } from "@/ui/field";
import type { Form } from "./form";
import { NO_OPTIONS, type Tuned } from "./options";

const words = t.generate;
const SIZES = ["", "1", "3"] as const;

/** What one method alone knows, for those who know it. */
export function Tuning({ of, name, register, errors }: { of: Tuned; name: string; register: UseFormRegister<Form>; errors: FieldErrors<Form> }) {
  const wrong = errors.options?.[of] as Readonly<Record<string, { readonly message?: string } | undefined>> | undefined;
  return (
    <Card>
      <CardHead title={words.tuning(name)} hint={words.tuningHint} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {Object.keys(NO_OPTIONS[of]).map((key) => {
          const [label, hint] = words.options[key] ?? [key, ""];
          const field = register(`options.${of}.${key}` as FieldPath<Form>);
          return (
            <Field key={key} label={label} hint={hint} error={wrong?.[key]?.message}>
              {(control) =>
                key === "modelSize" ? (
                  <Select {...control} {...field}>
                    {SIZES.map((size) => (
                      <option key={size} value={size}>
                        {words.sizes[size]}
                      </option>
                    ))}
                  </Select>
                ) : (
                  <Input {...control} inputMode="decimal" {...field} />
                )
              }
            </Field>
          );
        })}
      </div>
    </Card>
  );
}
