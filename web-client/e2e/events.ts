import { create, toBinary } from "@syntho/sdk";
import { Stage, SyntheticDataset_State as State, SyntheticDatasetSchema, type SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { WatchSyntheticDatasetResponseSchema, type WatchSyntheticDatasetResponse } from "@syntho/sdk/v1/watch_synthetic_dataset";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A job that trains for as long as one likes. */
export function endlessJob(name: string): SyntheticDataset {
  return create(SyntheticDatasetSchema, {
    name,
    dataset: `datasets/${crypto.randomUUID()}`,
    displayName: "endless",
    method: GenerationMethod.CTGAN,
    state: State.RUNNING,
    progress: { stage: Stage.FIT, percent: 10 },
  });
}

/** The event of this number: metrics, log lines and progress in turn. */
function event(number: number): WatchSyntheticDatasetResponse {
  const sequence = BigInt(number);
  switch (number % 4) {
    case 0:
      return create(WatchSyntheticDatasetResponseSchema, { sequence, event: { case: "log", value: { message: `line ${number}`, stage: Stage.FIT, event: "tick" } } });
    case 1:
      return create(WatchSyntheticDatasetResponseSchema, {
        sequence,
        event: { case: "metric", value: { epoch: number, step: sequence, losses: { generator: Math.sin(number / 50), critic: Math.cos(number / 70) } } },
      });
    default:
      return create(WatchSyntheticDatasetResponseSchema, {
        sequence,
        event: { case: "progress", value: { stage: Stage.FIT, percent: 10 + (number % 600) / 10, stagePercent: (number % 1000) / 10, epoch: number, epochs: 100_000, message: "learning" } },
      });
  }
}

/** One message as gRPC-web has it on the wire. */
export function framed(message: Uint8Array, flags = 0): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags, 0);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** The end of an answer that went well, as gRPC-web has it on the wire. */
export const OK = framed(Buffer.from("grpc-status: 0\r\n"), 0x80);

/** A server that answers WatchSyntheticDataset alone, with as many events a second as it is told, and never ends. */
export class EventStream {
  /** Events sent so far. */
  sent = 0;
  private readonly server = createServer((_, response) => void this.answer(response));

  /** @param perSecond events a second */
  constructor(
    private readonly job: SyntheticDataset,
    private readonly perSecond: number,
  ) {}

  /** Listens; returns its address. */
  async open(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Ends it and all it sends. */
  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(response: ServerResponse): Promise<void> {
    response.writeHead(200, { "content-type": "application/grpc-web+proto" });
    const snapshot = create(WatchSyntheticDatasetResponseSchema, { sequence: 0n, event: { case: "snapshot", value: { syntheticDataset: this.job } } });
    response.write(framed(toBinary(WatchSyntheticDatasetResponseSchema, snapshot)));
    const begun = performance.now();
    for (let number = 1; !response.closed; number++) {
      const early = (number / this.perSecond) * 1_000 - (performance.now() - begun);
      if (early > 10) {
        await sleep(early);
      }
      if (!response.write(framed(toBinary(WatchSyntheticDatasetResponseSchema, event(number))))) {
        await Promise.race([once(response, "drain"), once(response, "close")]);
      }
      this.sent = number;
    }
  }
}
