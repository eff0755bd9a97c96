import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { Dices, Layers, Network, Sparkles, Waves, type LucideIcon } from "lucide-react";
import { t } from "@/messages";

const words = t.generate.methods;

/** A method as it is offered. */
export interface MethodCard {
  readonly method: GenerationMethod;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly text: string;
  /** Whether it learns in epochs. */
  readonly trains: boolean;
}

/** The methods, the one that needs no thought first. */
export const METHODS: readonly MethodCard[] = [
  { method: GenerationMethod.AUTO, icon: Sparkles, ...words.auto, trains: false },
  { method: GenerationMethod.GAUSSIAN_COPULA, icon: Waves, ...words.copula, trains: false },
  { method: GenerationMethod.AUTOREGRESSIVE, icon: Layers, ...words.autoregressive, trains: true },
  { method: GenerationMethod.TVAE, icon: Network, ...words.tvae, trains: true },
  { method: GenerationMethod.CTGAN, icon: Dices, ...words.ctgan, trains: true },
];
