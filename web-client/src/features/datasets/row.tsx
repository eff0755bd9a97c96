import { Link } from "@tanstack/react-router";
import type { Dataset } from "@syntho/sdk/v1/dataset";
import { bytes, count, date } from "@/lib/format";
import { idOf } from "@/lib/resource";
import { datasetState } from "@/lib/words";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Ago } from "@/ui/time";

/** A dataset in a list. */
export function DatasetRow({ dataset }: { dataset: Dataset }) {
  const state = datasetState(dataset);
  return (
    <Link
      to="/datasets/$id"
      params={{ id: idOf(dataset.name) }}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-control px-3 py-3 transition hover:bg-surface-2 sm:grid sm:grid-cols-[minmax(0,1fr)_11.5rem_6.5rem_7rem]"
    >
      <span className="min-w-0 flex-1 basis-52">
        <span className="foreign block font-semibold">{dataset.displayName}</span>
        <span className="foreign block text-sm text-ink-2">{dataset.fileName}</span>
      </span>
      <span className="tabular text-sm text-ink-2 sm:text-right">
        {dataset.rowCount !== undefined ? t.datasets.sizeInList(count(dataset.rowCount), count(dataset.columnCount ?? 0)) : bytes(dataset.sizeBytes)}
      </span>
      <span className="sm:justify-self-center">
        <Badge tone={state.tone}>{state.text}</Badge>
      </span>
      <span className="text-sm text-ink-3 sm:text-right">
        <Ago time={date(dataset.createTime)} />
      </span>
    </Link>
  );
}
