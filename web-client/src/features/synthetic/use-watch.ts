import { isFinal, SynthoError } from "@syntho/sdk";
import type { Progress, SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import type { LogLine, TrainingMetric } from "@syntho/sdk/v1/watch_synthetic_dataset";
import type { WatchSyntheticDatasetResponse } from "@syntho/sdk/v1/watch_synthetic_dataset";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useState } from "react";
import { useSyntho } from "@/app/api";
import { usePerson, useSession } from "@/app/session";

const MOST_POINTS = 500;
const MOST_LINES = 500;

/** A job as it is seen now. Bounded, however long the job is. */
export interface Live {
  readonly synthetic: SyntheticDataset | undefined;
  readonly progress: Progress | undefined;
  readonly metrics: readonly TrainingMetric[];
  readonly logs: readonly LogLine[];
  readonly connected: boolean;
  readonly failure: unknown;
}

/** A job as it is seen now, and a way to look again after a failure. */
export interface Watch extends Live {
  readonly again: () => void;
}

type Change = { readonly message: WatchSyntheticDatasetResponse } | { readonly connected: boolean } | { readonly failure: unknown };

const START: Live = { synthetic: undefined, progress: undefined, metrics: [], logs: [], connected: true, failure: undefined };

/** What one message changes. */
export function reduce(live: Live, change: Change): Live {
  if ("connected" in change) {
    return { ...live, connected: change.connected };
  }
  if ("failure" in change) {
    return { ...live, failure: change.failure };
  }
  const { event } = change.message;
  switch (event.case) {
    case "snapshot": {
      const { syntheticDataset, metrics, logs } = event.value;
      return { ...live, synthetic: syntheticDataset, progress: syntheticDataset?.progress, metrics, logs };
    }
    case "progress":
      return { ...live, progress: event.value };
    case "metric":
      return { ...live, metrics: thinned([...live.metrics, event.value]) };
    case "log":
      return { ...live, logs: [...live.logs, event.value].slice(-MOST_LINES) };
    case "stateChange": {
      const { syntheticDataset, state, error } = event.value;
      const old = live.synthetic;
      const synthetic = syntheticDataset ?? (old && { ...old, state, ...(error && { error }) });
      return { ...live, synthetic };
    }
    default:
      return live;
  }
}

/** Every second point, once there are too many: the curve keeps its shape. */
function thinned(metrics: readonly TrainingMetric[]): readonly TrainingMetric[] {
  return metrics.length <= MOST_POINTS ? metrics : metrics.filter((_, at) => at % 2 === 0 || at === metrics.length - 1);
}

/** Follows a job while it is made; the stream goes on after sleep, network loss, restarts of the server and a new sign-in. */
export function useWatch(name: string, active: boolean): Watch {
  const syntho = useSyntho();
  const cache = useQueryClient();
  const session = useSession();
  const signedIn = usePerson() !== undefined;
  const [live, change] = useReducer(reduce, START);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!active || !signedIn) {
      return undefined;
    }
    const stop = new AbortController();
    const follow = async () => {
      for await (const message of syntho.watch(name, { signal: stop.signal, onConnection: (connected) => change({ connected }) })) {
        change({ message });
        const { event } = message;
        const dataset = event.case === "stateChange" || event.case === "snapshot" ? event.value.syntheticDataset : undefined;
        if (dataset !== undefined && isFinal(dataset)) {
          cache.setQueryData(["synthetic", name], dataset);
          void cache.invalidateQueries({ queryKey: ["overview"] });
        }
      }
    };
    follow().catch((failure: unknown) => {
      if (stop.signal.aborted) {
        return;
      }
      if (SynthoError.from(failure).kind === "unauthenticated") {
        // Whoever signs in again finds the page as it was, and it goes on.
        session.expire();
      } else {
        change({ failure });
      }
    });
    return () => stop.abort();
  }, [syntho, cache, session, name, active, signedIn, attempt]);
  const again = useCallback(() => {
    change({ failure: undefined });
    setAttempt((number) => number + 1);
  }, []);
  return { ...live, again };
}
