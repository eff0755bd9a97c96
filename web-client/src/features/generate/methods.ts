import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { Dices, Layers, Network, Sparkles, Waves, type LucideIcon } from "lucide-react";

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
  { method: GenerationMethod.AUTO, name: "Automatic", icon: Sparkles, text: "Looks at your table, chooses, and says what it chose and why.", trains: false },
  { method: GenerationMethod.GAUSSIAN_COPULA, name: "Gaussian copula", icon: Waves, text: "Seconds. Keeps every column's shape and how pairs move together.", trains: false },
  { method: GenerationMethod.AUTOREGRESSIVE, name: "Autoregressive", icon: Layers, text: "Column after column, each given those before. The most faithful.", trains: true },
  { method: GenerationMethod.TVAE, name: "TVAE", icon: Network, text: "A variational autoencoder. Good where many columns mix.", trains: true },
  { method: GenerationMethod.CTGAN, name: "CTGAN", icon: Dices, text: "Two networks against each other. The best known, the slowest.", trains: true },
];
