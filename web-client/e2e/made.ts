import type { Syntho } from "@syntho/sdk";
import type { SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import { Dataset_State } from "@syntho/sdk/v1/dataset";
import { setTimeout as sleep } from "node:timers/promises";

/** Uploads a table for whoever `api` speaks for, and waits until it is read; returns its name, `datasets/{uuid}`. */
export async function sent(api: Syntho, fileName: string, text: string): Promise<string> {
  const { name } = await api.upload(new Blob([text]), { fileName }).done;
  for (;;) {
    const { state, error } = await api.datasets.getDataset({ name });
    if (state === Dataset_State.READY) {
      return name;
    }
    if (state === Dataset_State.ERROR) {
      throw new Error(error?.message);
    }
    await sleep(200);
  }
}

/** Waits until a synthetic table has ended; returns it. */
export async function ended(api: Syntho, name: string): Promise<SyntheticDataset> {
  for await (const { event } of api.watch(name)) {
    if (event.case === "stateChange" && event.value.syntheticDataset !== undefined) {
      return event.value.syntheticDataset;
    }
  }
  return api.syntheticDatasets.getSyntheticDataset({ name });
}
