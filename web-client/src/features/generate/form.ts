import { create, type MessageInitShape } from "@syntho/sdk";
import { GenerationConfigSchema, GenerationMethod, type GenerationConfig, type PrivacySettingsSchema } from "@syntho/sdk/v1/generation_config";
import type { ColumnSchema } from "@syntho/sdk/v1/schema";
import { z } from "zod";
import { count, figure } from "@/lib/format";
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

/** A number above `above` and to `most`, or nothing. */
const fraction = (above: number, most: number) =>
  z.string().transform((text, context): number | "" => {
    const value = Number(text);
    if (text.trim() === "") {
      return "";
    }
    if (!(value > above && value <= most)) {
      context.addIssue({ code: "custom", message: Number.isNaN(value) ? words.number : words.between(figure(above), figure(most)) });
      return z.NEVER;
    }
    return value;
  });

/** An empty text is the server's own default. */
const fields = z.object({
  ...rulesSchema.shape,
  displayName: z.string().max(200, words.atMostCharacters(count(200))),
  method: z.enum(GenerationMethod),
  rows: whole(1, 10_000_000),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  epochs: whole(1, 10_000),
  rare: whole(1, 1_000),
  target: z.string(),
  excluded: z.array(z.string()),
  epsilon: fraction(0, 100),
  delta: fraction(0, 0.0099),
});

/** What the page asks for, checked. */
export const schema = fields.refine((values) => !noisy(values) || values.rules.length === 0, { path: ["epsilon"], error: words.noRules });
/** As it stands in the form. */
export type Form = z.input<typeof schema>;
/** As it is once checked. */
export type Values = z.output<typeof schema>;

/** Settings that need no thought. */
export const DEFAULTS: Form = { displayName: "", method: GenerationMethod.AUTO, rows: "", seed: "", epochs: "", rare: "", target: "", excluded: [], epsilon: "", delta: "", rules: [], asked: [] };

/** Whether a method learns in epochs. */
export function trains(method: GenerationMethod): boolean {
  return METHODS.find((one) => one.method === method)?.trains === true;
}

/** Whether a method can learn with differential privacy. AUTO then chooses the one that does. */
export function canBePrivate(method: GenerationMethod): boolean {
  return method === GenerationMethod.AUTOREGRESSIVE || method === GenerationMethod.AUTO;
}

function noisy({ epsilon, method }: { epsilon: number | ""; method: GenerationMethod }): boolean {
  return epsilon !== "" && canBePrivate(method);
}

function privacyOf(values: Values): MessageInitShape<typeof PrivacySettingsSchema> | undefined {
  const { rare, epsilon, delta } = values;
  return rare === "" && !noisy(values)
    ? undefined
    : {
        ...(rare !== "" && { rareCategoryMinimum: rare }),
        ...(noisy(values) && epsilon !== "" && { differentialPrivacy: { epsilon, ...(delta !== "" && { delta }) } }),
      };
}

/** The settings as the API takes them: only those that were chosen, and that the method knows. */
export function configOf(values: Values, columns: readonly ColumnSchema[]): GenerationConfig {
  const privacy = privacyOf(values);
  return create(GenerationConfigSchema, {
    constraints: constraints(values, columns),
    conditions: conditions(values, columns),
    excludedColumns: values.excluded,
    ...(values.rows !== "" && { rows: BigInt(values.rows) }),
    ...(values.seed !== "" && { seed: BigInt(values.seed) }),
    ...(values.epochs !== "" && trains(values.method) && { epochs: values.epochs }),
    ...(privacy !== undefined && { privacy }),
    ...(values.target !== "" && { evaluation: { targetColumn: values.target } }),
  });
}
