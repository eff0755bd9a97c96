import { Dataset_State, type Dataset } from "@syntho/sdk/v1/dataset";
import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { PiiKind } from "@syntho/sdk/v1/pii";
import { RiskLevel } from "@syntho/sdk/v1/risk";
import { Meaning, StorageType } from "@syntho/sdk/v1/schema";
import { Stage, SyntheticDataset_State } from "@syntho/sdk/v1/synthetic_dataset";
import { t } from "@/messages";
import type { Tone } from "@/ui/badge";

/** A state as it is shown. */
export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

/** SOME_NAME as "Some name": for names that the API coins and no catalogue can know. */
export function spoken(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a dataset stands. */
export function datasetState({ state }: Dataset): Word {
  const { datasetStates } = t.words;
  switch (state) {
    case Dataset_State.READY:
      return { text: datasetStates.ready, tone: "low" };
    case Dataset_State.ERROR:
      return { text: datasetStates.error, tone: "critical" };
    case Dataset_State.UPLOADING:
      return { text: datasetStates.uploading, tone: "plain" };
    default:
      return { text: datasetStates.reading, tone: "synthetic" };
  }
}

/** Where a generation stands. */
export function jobState(state: SyntheticDataset_State): Word {
  const { jobStates } = t.words;
  switch (state) {
    case SyntheticDataset_State.COMPLETED:
      return { text: jobStates.completed, tone: "low" };
    case SyntheticDataset_State.FAILED:
      return { text: jobStates.failed, tone: "critical" };
    case SyntheticDataset_State.CANCELLED:
      return { text: jobStates.cancelled, tone: "medium" };
    case SyntheticDataset_State.RUNNING:
      return { text: jobStates.running, tone: "synthetic" };
    default:
      return { text: jobStates.waiting, tone: "plain" };
  }
}

/** How risky something is. */
export function risk(level: RiskLevel): Word {
  const { risks } = t.words;
  switch (level) {
    case RiskLevel.LOW:
      return { text: risks.low, tone: "low" };
    case RiskLevel.MEDIUM:
      return { text: risks.medium, tone: "medium" };
    case RiskLevel.HIGH:
      return { text: risks.high, tone: "high" };
    case RiskLevel.CRITICAL:
      return { text: risks.critical, tone: "critical" };
    default:
      return { text: risks.none, tone: "plain" };
  }
}

/** What each stage of a generation does. */
export const STAGES: readonly { readonly stage: Stage; readonly name: string; readonly hint: string }[] = [
  { stage: Stage.LOAD, ...t.words.stages.load },
  { stage: Stage.TRIAL, ...t.words.stages.trial },
  { stage: Stage.FIT, ...t.words.stages.fit },
  { stage: Stage.SAMPLE, ...t.words.stages.sample },
  { stage: Stage.PRIVACY, ...t.words.stages.privacy },
  { stage: Stage.CORRELATION, ...t.words.stages.correlation },
  { stage: Stage.QUALITY, ...t.words.stages.quality },
  { stage: Stage.COMPLIANCE, ...t.words.stages.compliance },
  { stage: Stage.STORE, ...t.words.stages.store },
];

const METHODS: Partial<Record<GenerationMethod, string>> = {
  [GenerationMethod.GAUSSIAN_COPULA]: t.generate.methods.copula.name,
  [GenerationMethod.CTGAN]: t.generate.methods.ctgan.name,
  [GenerationMethod.TVAE]: t.generate.methods.tvae.name,
  [GenerationMethod.AUTOREGRESSIVE]: t.generate.methods.autoregressive.name,
};

/** A method's name. */
export function method(value: GenerationMethod): string {
  return METHODS[value] ?? t.generate.methods.auto.name;
}

// A server that is newer than this page may name values that no message stands for.

/** A storage type's name. */
export function storageType(type: StorageType): string {
  return t.words.storageTypes[StorageType[type] as keyof typeof StorageType] ?? t.words.storageTypes.UNSPECIFIED;
}

/** A meaning's name. */
export function meaning(value: Meaning): string {
  return t.words.meanings[Meaning[value] as keyof typeof Meaning] ?? t.words.meanings.UNSPECIFIED;
}

/** A kind of personal data, in words. */
export function piiKind(kind: PiiKind): string {
  return t.words.piiKinds[PiiKind[kind] as keyof typeof PiiKind] ?? t.words.piiKinds.UNSPECIFIED;
}
