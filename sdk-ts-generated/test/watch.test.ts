import { create } from "@bufbuild/protobuf";
import { Code, ConnectError, createRouterTransport, type ServiceImpl } from "@connectrpc/connect";
import { describe, expect, test } from "vitest";
import { ErrorInfoSchema } from "../src/gen/google/rpc/error_details_pb.js";
import { SyntheticDataset_State as State } from "../src/gen/syntho/v1/synthetic_dataset_pb.js";
import { SyntheticDatasetService } from "../src/gen/syntho/v1/synthetic_dataset_service_pb.js";
import { WatchSyntheticDatasetResponseSchema, type WatchSyntheticDatasetResponse } from "../src/gen/syntho/v1/watch_synthetic_dataset_pb.js";
import { Syntho, SynthoError } from "../src/index.js";

const NAME = "syntheticDatasets/00000000-0000-0000-0000-000000000001";
const LAST = 9n;

type Watch = ServiceImpl<typeof SyntheticDatasetService>["watchSyntheticDataset"];

function snapshot(sequence: bigint, state = State.RUNNING): WatchSyntheticDatasetResponse {
  return create(WatchSyntheticDatasetResponseSchema, {
    sequence,
    event: { case: "snapshot", value: { syntheticDataset: { name: NAME, state } } },
  });
}

function event(sequence: bigint): WatchSyntheticDatasetResponse {
  return create(WatchSyntheticDatasetResponseSchema, {
    sequence,
    event:
      sequence === LAST
        ? { case: "stateChange", value: { state: State.COMPLETED, syntheticDataset: { name: NAME, state: State.COMPLETED } } }
        : { case: "progress", value: { percent: Number(sequence) * 10 } },
  });
}

/** A server with nine events, the ninth the end; a snapshot first, as the contract says. */
async function* from(after: bigint, until = LAST): AsyncGenerator<WatchSyntheticDatasetResponse> {
  yield snapshot(after);
  for (let sequence = after + 1n; sequence <= until; sequence++) {
    yield event(sequence);
  }
}

function syntho(watchSyntheticDataset: Watch): Syntho {
  return new Syntho(createRouterTransport(({ service }) => void service(SyntheticDatasetService, { watchSyntheticDataset })));
}

async function events(stream: AsyncIterable<WatchSyntheticDatasetResponse>): Promise<bigint[]> {
  const seen: bigint[] = [];
  for await (const message of stream) {
    if (message.event.case !== "snapshot") {
      seen.push(message.sequence);
    }
  }
  return seen;
}

const ALL = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n];

describe("a watch", () => {
  test("ends with the terminal event", async () => {
    expect(await events(syntho((request) => from(request.afterSequence)).watch(NAME))).toEqual(ALL);
  });

  test("misses nothing and sees nothing twice over broken connections", async () => {
    const asked: bigint[] = [];
    const connections: boolean[] = [];
    const client = syntho(async function* (request) {
      asked.push(request.afterSequence);
      yield* from(request.afterSequence, asked.length < 4 ? request.afterSequence + 2n : LAST);
      if (asked.length < 4) {
        throw new ConnectError("connection reset", Code.Unavailable);
      }
    });
    const seen = await events(client.watch(NAME, { onConnection: (connected) => connections.push(connected) }));
    expect(seen).toEqual(ALL);
    expect(asked).toEqual([0n, 2n, 4n, 6n]);
    expect(connections).toEqual([false, true, false, true, false, true]);
  });

  test("cuts a stream that has gone silent, and goes on", async () => {
    let calls = 0;
    const client = syntho(async function* (request, context) {
      calls++;
      yield* from(request.afterSequence, calls === 1 ? 3n : LAST);
      if (calls === 1) {
        await new Promise((resolve) => context.signal.addEventListener("abort", resolve));
      }
    });
    expect(await events(client.watch(NAME, { silenceMs: 100 }))).toEqual(ALL);
    expect(calls).toBe(2);
  });

  test("keeps a stream that only beats its heart", async () => {
    let calls = 0;
    const client = syntho(async function* (request) {
      calls++;
      yield snapshot(request.afterSequence);
      for (let beat = 0; beat < 10; beat++) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        yield create(WatchSyntheticDatasetResponseSchema, { sequence: 0n, event: { case: "heartbeat", value: {} } });
      }
      yield event(LAST);
    });
    expect(await events(client.watch(NAME, { silenceMs: 200 }))).toEqual([LAST]);
    expect(calls).toBe(1);
  });

  test("reads the past anew where the server no longer has it", async () => {
    const asked: bigint[] = [];
    const client = syntho(async function* (request) {
      asked.push(request.afterSequence);
      if (request.afterSequence > 0n) {
        throw refused(Code.OutOfRange, "SEQUENCE_OUT_OF_RANGE");
      }
      yield snapshot(8n);
      yield event(LAST);
    });
    expect(await events(client.watch(NAME, { afterSequence: 5n }))).toEqual([LAST]);
    expect(asked).toEqual([5n, 0n]);
  });

  test("throws what the API says", async () => {
    const client = syntho(async function* () {
      throw refused(Code.NotFound, "SYNTHETIC_DATASET_NOT_FOUND");
    });
    await expect(events(client.watch(NAME))).rejects.toMatchObject({ kind: "not_found", reason: "SYNTHETIC_DATASET_NOT_FOUND" });
  });

  test("stops when it is told to, also between connections", async () => {
    const client = syntho(async function* () {
      throw new ConnectError("away", Code.Unavailable);
    });
    const failure = await events(client.watch(NAME, { signal: AbortSignal.timeout(100) })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SynthoError);
    expect(failure).toMatchObject({ kind: "cancelled" });
  });
});

function refused(code: Code, reason: string): ConnectError {
  return new ConnectError("no", code, undefined, [{ desc: ErrorInfoSchema, value: { reason, domain: "syntho.io" } }]);
}
