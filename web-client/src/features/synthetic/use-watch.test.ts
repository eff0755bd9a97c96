import { create } from "@syntho/sdk";
import { SyntheticDatasetSchema, SyntheticDataset_State as State } from "@syntho/sdk/v1/synthetic_dataset";
import { WatchSyntheticDatasetResponseSchema, type WatchSyntheticDatasetResponse } from "@syntho/sdk/v1/watch_synthetic_dataset";
import type { MessageInitShape } from "@syntho/sdk";
import { expect, test } from "vitest";
import { reduce, type Live } from "./use-watch";

const START: Live = { synthetic: undefined, progress: undefined, metrics: [], logs: [], connected: true, failure: undefined };

function message(event: MessageInitShape<typeof WatchSyntheticDatasetResponseSchema>["event"]): { message: WatchSyntheticDatasetResponse } {
  return { message: create(WatchSyntheticDatasetResponseSchema, event === undefined ? {} : { event }) };
}

test("a stream of ten minutes at twenty events a second keeps a bounded view, and its last point", () => {
  let live = START;
  for (let epoch = 1; epoch <= 12_000; epoch++) {
    live = reduce(live, message({ case: "metric", value: { epoch } }));
    live = reduce(live, message({ case: "log", value: { message: `line ${epoch}` } }));
  }
  expect(live.metrics.length).toBeLessThanOrEqual(501);
  expect(live.metrics.at(-1)?.epoch).toBe(12_000);
  expect(live.metrics[0]?.epoch).toBe(1);
  expect(live.logs).toHaveLength(500);
});

test("a snapshot replaces what was known", () => {
  const before = reduce(START, message({ case: "metric", value: { epoch: 1 } }));
  const after = reduce(before, message({ case: "snapshot", value: { syntheticDataset: create(SyntheticDatasetSchema, { state: State.RUNNING }), metrics: [], logs: [] } }));
  expect(after.metrics).toHaveLength(0);
  expect(after.synthetic?.state).toBe(State.RUNNING);
});

test("a change of state without the whole keeps the rest", () => {
  const before = reduce(START, message({ case: "snapshot", value: { syntheticDataset: { displayName: "mine", state: State.PENDING } } }));
  const after = reduce(before, message({ case: "stateChange", value: { state: State.RUNNING } }));
  expect(after.synthetic?.displayName).toBe("mine");
  expect(after.synthetic?.state).toBe(State.RUNNING);
});
