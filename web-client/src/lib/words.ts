import { Dataset_State, type Dataset } from "@syntho/sdk/v1/dataset";
import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { PiiKind } from "@syntho/sdk/v1/pii";
import { RiskLevel } from "@syntho/sdk/v1/risk";
import { Meaning, StorageType } from "@syntho/sdk/v1/schema";
import { Stage, SyntheticDataset_State } from "@syntho/sdk/v1/synthetic_dataset";
import type { Tone } from "@/ui/badge";

/** A state as it is shown. */
export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

/** SOME_NAME as "Some name". */
export function spoken(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a dataset stands. */
export function datasetState({ state }: Dataset): Word {
  switch (state) {
    case Dataset_State.READY:
      return { text: "Ready", tone: "low" };
    case Dataset_State.ERROR:
      return { text: "Not readable", tone: "critical" };
    case Dataset_State.UPLOADING:
      return { text: "Uploading", tone: "plain" };
    default:
      return { text: "Being read", tone: "synthetic" };
  }
}

/** Where a generation stands. */
export function jobState(state: SyntheticDataset_State): Word {
  switch (state) {
    case SyntheticDataset_State.COMPLETED:
      return { text: "Completed", tone: "low" };
    case SyntheticDataset_State.FAILED:
      return { text: "Failed", tone: "critical" };
    case SyntheticDataset_State.CANCELLED:
      return { text: "Cancelled", tone: "medium" };
    case SyntheticDataset_State.RUNNING:
      return { text: "Running", tone: "synthetic" };
    default:
      return { text: "Waiting", tone: "plain" };
  }
}

/** How risky something is. */
export function risk(level: RiskLevel): Word {
  switch (level) {
    case RiskLevel.LOW:
      return { text: "Low risk", tone: "low" };
    case RiskLevel.MEDIUM:
      return { text: "Medium risk", tone: "medium" };
    case RiskLevel.HIGH:
      return { text: "High risk", tone: "high" };
    case RiskLevel.CRITICAL:
      return { text: "Critical risk", tone: "critical" };
    default:
      return { text: "Not assessed", tone: "plain" };
  }
}

/** What each stage of a generation does. */
export const STAGES: readonly { readonly stage: Stage; readonly name: string; readonly hint: string }[] = [
  { stage: Stage.LOAD, name: "Load", hint: "Reads the table and holds a fifth of it out" },
  { stage: Stage.FIT, name: "Learn", hint: "Learns columns and what joins them" },
  { stage: Stage.SAMPLE, name: "Make rows", hint: "Draws rows that nobody is" },
  { stage: Stage.PRIVACY, name: "Privacy", hint: "Attacks the result as a curious stranger would" },
  { stage: Stage.CORRELATION, name: "Correlation", hint: "Compares how columns move together" },
  { stage: Stage.QUALITY, name: "Quality", hint: "Compares shapes and trends" },
  { stage: Stage.COMPLIANCE, name: "Compliance", hint: "Writes the report" },
  { stage: Stage.STORE, name: "Store", hint: "Keeps the table and its evidence" },
];

const METHODS: Partial<Record<GenerationMethod, string>> = {
  [GenerationMethod.AUTO]: "Automatic",
  [GenerationMethod.GAUSSIAN_COPULA]: "Gaussian copula",
  [GenerationMethod.CTGAN]: "CTGAN",
  [GenerationMethod.TVAE]: "TVAE",
  [GenerationMethod.AUTOREGRESSIVE]: "Autoregressive",
};

/** A method's name. */
export function method(value: GenerationMethod): string {
  return METHODS[value] ?? "Automatic";
}

/** A storage type's name. */
export function storageType(type: StorageType): string {
  return spoken(StorageType[type] ?? "unknown");
}

/** A meaning's name. */
export function meaning(value: Meaning): string {
  return spoken(Meaning[value] ?? "unknown");
}

const ABBREVIATIONS = new Set(["IBAN", "VIN", "URL"]);

/** A kind of personal data, in words. */
export function piiKind(kind: PiiKind): string {
  const name = PiiKind[kind] ?? "UNKNOWN";
  return ABBREVIATIONS.has(name) ? name : spoken(name).replace("Us ssn", "US SSN").replace("Ip ", "IP ").replace("Mac ", "MAC ").replace(" pii", " with personal data");
}
