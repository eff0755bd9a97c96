import { create, type MessageInitShape } from "@syntho/sdk";
import { GenerationConfigSchema, GenerationMethod, type GenerationConfig, type PrivacySettingsSchema } from "@syntho/sdk/v1/generation_config";
import type { ColumnSchema } from "@syntho/sdk/v1/schema";
import { z } from "zod";
import { count } from "@/lib/format";
import { t } from "@/messages";
import type { Kept } from "./earlier";
import { METHODS } from "./methods";
import { fraction, whole } from "./numbers";
import { methodOptions, NO_OPTIONS, optionsSchema, tuned } from "./options";
import { conditions, constraints, rulesSchema } from "./rules-form";

const words = t.generate;

/** An empty text is the server's own default. */
const fields = z.object({
  ...rulesSchema.shape,
  displayName: z.string().max(200, words.atMostCharacters(count(200))),
  method: z.enum(GenerationMethod),
  rows: whole(1, 10_000_000),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  epochs: whole(1, 10_000),
  budget: whole(10, 86_400),
  options: optionsSchema,
  rare: whole(1, 1_000),
  target: z.string(),
  excluded: z.array(z.string()),
  sensitive: z.array(z.string()).max(100, words.atMost("100")),
  epsilon: fraction(0, 100),
  delta: fraction(0, 0.0099),
});

/** What the page asks for, checked. */
export const schema = fields.refine(({ epsilon, rules }) => epsilon === "" || rules.length === 0, { path: ["epsilon"], error: words.noRules });
/** As it stands in the form. */
export type Form = z.input<typeof schema>;
/** As it is once checked. */
export type Values = z.output<typeof schema>;

/** Settings that need no thought. */
export const DEFAULTS: Form = {
  displayName: "",
  method: GenerationMethod.AUTO,
  rows: "",
  seed: "",
  epochs: "",
  budget: "",
  options: NO_OPTIONS,
  rare: "",
  target: "",
  excluded: [],
  sensitive: [],
  epsilon: "",
  delta: "",
  rules: [],
  asked: [],
};

/** Whether a method learns in epochs. */
export function trains(method: GenerationMethod): boolean {
  return METHODS.find((one) => one.method === method)?.trains === true;
}

/** Whether a method's learning can be bounded in time: that of the copula takes seconds. */
export function takesTime(method: GenerationMethod): boolean {
  return trains(method) || method === GenerationMethod.AUTO;
}

/** Whether a method can learn with differential privacy. AUTO then chooses the one that does. */
export function canBePrivate(method: GenerationMethod): boolean {
  return method === GenerationMethod.AUTOREGRESSIVE || method === GenerationMethod.AUTO;
}

/** The form without what its method does not know: typed for another method, it is neither seen nor sent, and must not be in the way. */
export function applicable(form: Form): Form {
  const { method, options, excluded } = form;
  const own = tuned(method);
  return {
    ...form,
    epochs: trains(method) ? form.epochs : "",
    budget: takesTime(method) ? form.budget : "",
    options: own === undefined ? NO_OPTIONS : { ...NO_OPTIONS, [own]: options[own] },
    sensitive: form.sensitive.filter((name) => !excluded.includes(name)),
    target: excluded.includes(form.target) ? "" : form.target,
    ...(!canBePrivate(method) && { epsilon: "", delta: "" }),
  };
}

/** The form, checked as far as its method knows it. */
export function checked(form: Form) {
  return schema.safeParse(applicable(form));
}

function privacyOf({ rare, epsilon, delta }: Values, kept: Kept | undefined): MessageInitShape<typeof PrivacySettingsSchema> | undefined {
  const label = kept?.rareCategoryLabel;
  return rare === "" && epsilon === "" && label === undefined
    ? undefined
    : {
        ...(rare !== "" && { rareCategoryMinimum: rare }),
        ...(label !== undefined && { rareCategoryLabel: label }),
        ...(epsilon !== "" && { differentialPrivacy: { epsilon, ...(delta !== "" && { delta }), ...(kept?.maxGradientNorm !== undefined && { maxGradientNorm: kept.maxGradientNorm }) } }),
      };
}

/**
 * The settings as the API takes them: only those that were chosen.
 *
 * @param kept what an earlier job asked for besides, which the form can not show
 */
export function configOf(values: Values, columns: readonly ColumnSchema[], kept?: Kept): GenerationConfig {
  const privacy = privacyOf(values, kept);
  const options = methodOptions(values.method, values.options);
  const { target, sensitive } = values;
  return create(GenerationConfigSchema, {
    constraints: [...constraints(values, columns), ...(kept?.constraints ?? [])],
    conditions: [...conditions(values, columns), ...(kept?.conditions ?? [])],
    excludedColumns: values.excluded,
    ...(values.rows !== "" && { rows: BigInt(values.rows) }),
    ...(values.seed !== "" && { seed: BigInt(values.seed) }),
    ...(values.epochs !== "" && { epochs: values.epochs }),
    ...(values.budget !== "" && { computeBudgetSeconds: values.budget }),
    ...(privacy !== undefined && { privacy }),
    ...(options !== undefined && { methodOptions: options }),
    ...((target !== "" || sensitive.length > 0) && { evaluation: { targetColumn: target, sensitiveColumns: sensitive } }),
  });
}
