import type { Client } from "@connectrpc/connect";
import { SynthoError } from "./errors.js";
import { SyntheticDataset_State as State, type SyntheticDataset } from "./gen/syntho/v1/synthetic_dataset_pb.js";
import type { SyntheticDatasetService } from "./gen/syntho/v1/synthetic_dataset_service_pb.js";
import type { WatchSyntheticDatasetResponse } from "./gen/syntho/v1/watch_synthetic_dataset_pb.js";
import { backoff, cancelled, sleep } from "./time.js";

/** How a watch behaves. */
export interface WatchOptions {
  /** Ends the watch with a `cancelled` SynthoError. */
  readonly signal?: AbortSignal;
  /** The last sequence seen in an earlier watch; 0: from now on, with the past in the first snapshot. */
  readonly afterSequence?: bigint;
  /** A stream that is silent for longer is dead: heartbeats come every 10 seconds. Milliseconds. */
  readonly silenceMs?: number;
  /** Hears when the connection is lost and when it is back. */
  readonly onConnection?: (connected: boolean) => void;
}

const SILENCE_MS = 30_000;

/** Whether nothing will follow. */
export function isFinal(dataset: SyntheticDataset): boolean {
  return [State.COMPLETED, State.FAILED, State.CANCELLED].includes(dataset.state);
}

/**
 * Follows the making of a synthetic dataset to its end, over as many connections as that takes: nothing is lost, nothing comes twice.
 *
 * A snapshot comes first, and again only where the past had to be read anew: replace what you know by it. Heartbeats stay inside.
 *
 * @throws SynthoError when the API refuses to tell, or `signal` fires; never for a connection
 */
export async function* watch(
  client: Pick<Client<typeof SyntheticDatasetService>, "watchSyntheticDataset">,
  name: string,
  options: WatchOptions = {},
): AsyncGenerator<WatchSyntheticDatasetResponse, void, undefined> {
  const { signal, silenceMs = SILENCE_MS, onConnection } = options;
  let sequence = options.afterSequence ?? 0n;
  let connected = true;
  for (let attempt = 0; ; attempt++) {
    const connection = new Connection(silenceMs, signal);
    try {
      const resumed = sequence > 0n;
      const stream = client.watchSyntheticDataset({ name, afterSequence: sequence }, { signal: connection.signal, timeoutMs: 0 });
      for await (const message of stream) {
        connection.alive();
        attempt = 0;
        if (!connected) {
          onConnection?.((connected = true));
        }
        const { event } = message;
        if (event.case === "heartbeat" || (resumed && (event.case === "snapshot" || message.sequence <= sequence))) {
          continue;
        }
        sequence = message.sequence;
        yield message;
        if (ends(message)) {
          return;
        }
      }
    } catch (failure) {
      const error = SynthoError.from(failure);
      if (signal?.aborted) {
        throw cancelled(signal);
      } else if (error.is("SEQUENCE_OUT_OF_RANGE")) {
        sequence = 0n;
      } else if (error.reason !== "" && !error.transient) {
        throw error;
      }
      // What has no reason of the API's own is the connection's end: the proxy's, the network's, or a dying server's.
    } finally {
      connection.close();
    }
    if (connected) {
      onConnection?.((connected = false));
    }
    await sleep(backoff(attempt), signal);
  }
}

function ends({ event }: WatchSyntheticDatasetResponse): boolean {
  const dataset =
    event.case === "snapshot" || event.case === "stateChange" ? event.value.syntheticDataset : undefined;
  return dataset !== undefined && isFinal(dataset);
}

/** One connection, cut when it is silent for too long: a proxy may never tell that the server behind it is gone. */
class Connection {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop = () => this.controller.abort(this.outer?.reason);
  private readonly cut = () => this.controller.abort();

  constructor(
    private readonly silenceMs: number,
    private readonly outer?: AbortSignal,
  ) {
    if (outer?.aborted) {
      this.stop();
    }
    outer?.addEventListener("abort", this.stop);
    // A browser knows before any silence that there is no network.
    globalThis.addEventListener?.("offline", this.cut);
    this.alive();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  alive(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(), this.silenceMs);
  }

  close(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener("abort", this.stop);
    globalThis.removeEventListener?.("offline", this.cut);
    this.controller.abort();
  }
}
