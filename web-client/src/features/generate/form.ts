import { create } from "@syntho/sdk";
import { GenerationConfigSchema, GenerationMethod, type GenerationConfig } from "@syntho/sdk/v1/generation_config";
import type { ColumnSchema } from "@syntho/sdk/v1/schema";
import { z } from "zod";
import { count } from "@/lib/format";
import { t } from "@/messages";
import { METHODS } from "./methods";
import { conditions, constraints, rulesSchema } from "./rules-form";

const words = t.generate;

/** A whole number between two, or nothing. The message is the field's own: that of a union would be "Invalid input". */
const whole = (least: number, most: number) =>
  z.string().transform((text, context): number | "" => {
    const value = Number(text);
    const complaint = Number.isNaN(value) ? words.number : !Number.isInteger(value) ? words.wholeNumber : value < least ? words.atLeast(count(least)) : value > most ? words.atMost(count(most)) : undefined;
    if (text.trim() === "") {
      return "";
    }
    if (complaint !== undefined) {
      context.addIssue({ code: "custom", message: complaint });
      return z.NEVER;
    }
    return value;
  });

/** What the page asks for. An empty text is the server's own default. */
export const schema = z.object({
  ...rulesSchema.shape,
  displayName: z.string().max(200, words.atMostCharacters(count(200))),
  method: z.enum(GenerationMethod),
  rows: whole(1, 10_000_000),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  epochs: whole(1, 10_000),
  rare: whole(1, 1_000),
  target: z.string(),
  excluded: z.array(z.string()),
});
/** As it stands in the form. */
export type Form = z.input<typeof schema>;
/** As it is once checked. */
export type Values = z.output<typeof schema>;

/** Settings that need no thought. */
export const DEFAULTS: Form = { displayName: "", method: GenerationMethod.AUTO, rows: "", seed: "", epochs: "", rare: "", target: "", excluded: [], rules: [], asked: [] };

/** Whether a method learns in epochs. */
export function trains(method: GenerationMethod): boolean {
  return METHODS.find((one) => one.method === method)?.trains === true;
}

/** The settings as the API takes them: only those that were chosen, and that the method knows. */
export function configOf(values: Values, columns: readonly ColumnSchema[]): GenerationConfig {
  return create(GenerationConfigSchema, {
    constraints: constraints(values, columns),
    conditions: conditions(values, columns),
    excludedColumns: values.excluded,
    ...(values.rows !== "" && { rows: BigInt(values.rows) }),
    ...(values.seed !== "" && { seed: BigInt(values.seed) }),
    ...(values.epochs !== "" && trains(values.method) && { epochs: values.epochs }),
    ...(values.rare !== "" && { privacy: { rareCategoryMinimum: values.rare } }),
    ...(values.target !== "" && { evaluation: { targetColumn: values.target } }),
  });
}
