import { AutoregressiveOptions_ModelSize as ModelSize, GenerationMethod, type GenerationConfig } from "@syntho/sdk/v1/generation_config";
import { z } from "zod";
import { fraction, real, whole } from "./numbers";

/** A step size of one and more learns nothing, and the API refuses it. */
const step = () => fraction(0, 0.99);
const batch = () => whole(10, 100_000);

/** Settings that one method alone knows, named as in the API. */
export const optionsSchema = z.object({
  gaussianCopula: z.object({ maxCategories: whole(2, 2_000), dependenceRows: whole(100, 1_000_000) }),
  autoregressive: z.object({ modelSize: z.enum(["", "1", "3"]), batchSize: batch(), learningRate: step(), temperature: real(0.1, 2) }),
  tvae: z.object({ batchSize: batch(), latentDim: whole(1, 1024), learningRate: step(), reconstructionWeight: fraction(0, 100) }),
  ctgan: z.object({ batchSize: batch(), pac: whole(1, 100), embeddingDim: whole(1, 1024), generatorLearningRate: step(), criticLearningRate: step(), criticSteps: whole(1, 20) }),
});
/** As they stand in the form. */
export type OptionsForm = z.input<typeof optionsSchema>;
/** A method that has settings of its own here. */
export type Tuned = keyof OptionsForm;

/** What an empty size stands for, and its own name. */
const USUAL_SIZES: readonly number[] = [ModelSize.UNSPECIFIED, ModelSize.MEDIUM];

/** None chosen. */
export const NO_OPTIONS: OptionsForm = {
  gaussianCopula: { maxCategories: "", dependenceRows: "" },
  autoregressive: { modelSize: "", batchSize: "", learningRate: "", temperature: "" },
  tvae: { batchSize: "", latentDim: "", learningRate: "", reconstructionWeight: "" },
  ctgan: { batchSize: "", pac: "", embeddingDim: "", generatorLearningRate: "", criticLearningRate: "", criticSteps: "" },
};

/** What a method's own settings are called in the API; `undefined`: it has none here. */
export function tuned(method: GenerationMethod): Tuned | undefined {
  switch (method) {
    case GenerationMethod.GAUSSIAN_COPULA:
      return "gaussianCopula";
    case GenerationMethod.AUTOREGRESSIVE:
      return "autoregressive";
    case GenerationMethod.TVAE:
      return "tvae";
    case GenerationMethod.CTGAN:
      return "ctgan";
    default:
      return undefined;
  }
}

/** The settings of the method chosen as the API takes them; `undefined`: none was chosen. */
export function methodOptions(method: GenerationMethod, options: z.output<typeof optionsSchema>): GenerationConfig["methodOptions"] | undefined {
  const name = tuned(method);
  const chosen = name === undefined ? [] : Object.entries(options[name]).filter(([, value]) => value !== "");
  // The names are the API's own, and the schema has checked the values.
  return chosen.length === 0 ? undefined : ({ case: name, value: Object.fromEntries(chosen.map(([key, value]) => [key, Number(value)])) } as unknown as GenerationConfig["methodOptions"]);
}

/** The form's part for settings that were sent before. */
export function optionsForm({ methodOptions: { case: name, value } }: GenerationConfig): OptionsForm {
  if (name === undefined || !(name in NO_OPTIONS)) {
    return NO_OPTIONS;
  }
  const sent = value as unknown as Readonly<Record<string, number | undefined>>;
  const texts = Object.keys(NO_OPTIONS[name as Tuned]).map((key) => [key, sent[key] === undefined || (key === "modelSize" && USUAL_SIZES.includes(sent[key])) ? "" : String(sent[key])]);
  return { ...NO_OPTIONS, [name]: Object.fromEntries(texts) as never };
}
