import { create } from "@syntho/sdk";
import { DatasetSchema, type Dataset } from "@syntho/sdk/v1/dataset";
import { PiiKind } from "@syntho/sdk/v1/pii";
import { Meaning, StorageType, type ColumnSchema } from "@syntho/sdk/v1/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ShieldAlert } from "lucide-react";
import { useState } from "react";
import { useSyntho } from "@/app/api";
import { count, percent } from "@/lib/format";
import { meaning, piiKind, storageType } from "@/lib/words";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Select } from "@/ui/field";
import { Spark } from "@/ui/spark";
import { useToast } from "@/ui/toast";

/** What can be corrected of a column. */
type Correction = Partial<Pick<ColumnSchema, "storageType" | "meaning" | "piiKind">>;

const TYPES = values(StorageType);
const MEANINGS = values(Meaning);
const KINDS = values(PiiKind);

function values<T extends number>(of: Record<string, string | T>): readonly T[] {
  return Object.values(of).filter((value): value is T => typeof value === "number" && value !== 0);
}

/** What was understood of each column, to be corrected where it is wrong. */
export function SchemaEditor({ dataset }: { dataset: Dataset }) {
  const syntho = useSyntho();
  const cache = useQueryClient();
  const toast = useToast();
  const [corrections, setCorrections] = useState<ReadonlyMap<string, Correction>>(new Map());
  const columns = dataset.schema?.columns ?? [];
  const saving = useMutation({
    mutationFn: () =>
      syntho.datasets.updateDataset({
        dataset: create(DatasetSchema, {
          name: dataset.name,
          etag: dataset.etag,
          schema: {
            columns: columns
              .filter(({ name }) => corrections.has(name))
              .map(({ name, storageType, meaning, piiKind }) => ({ name, storageType, meaning, piiKind, ...corrections.get(name) })),
          },
        }),
        updateMask: { paths: ["schema"] },
      }),
    onSuccess: (changed) => {
      cache.setQueryData(["dataset", dataset.name], changed);
      void cache.invalidateQueries({ queryKey: ["dataset", dataset.name] });
      toast.done("The schema is corrected.");
    },
    onError: (error) => {
      toast.failed(error);
      void cache.invalidateQueries({ queryKey: ["dataset", dataset.name] });
    },
  });
  const correct = (name: string, correction: Correction) =>
    setCorrections((old) => new Map(old).set(name, { ...old.get(name), ...correction }));
  return (
    <>
      <ul className="grid gap-3">
        {columns.map((column) => (
          <Column key={column.name} column={column} correction={corrections.get(column.name)} onCorrect={(correction) => correct(column.name, correction)} />
        ))}
      </ul>
      {corrections.size > 0 && (
        <div className="sticky bottom-20 z-20 mt-4 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line-2 bg-raised p-3 pl-5 shadow-raised lg:bottom-4">
          <span className="text-sm">
            {corrections.size === 1 ? "One column" : `${count(corrections.size)} columns`} corrected, not saved
          </span>
          <span className="flex gap-2">
            <Button onClick={() => setCorrections(new Map())}>Discard</Button>
            <Button tone="primary" busy={saving.isPending} onClick={() => saving.mutate()}>
              Save
            </Button>
          </span>
        </div>
      )}
    </>
  );
}

function Column({ column, correction, onCorrect }: { column: ColumnSchema; correction: Correction | undefined; onCorrect: (correction: Correction) => void }) {
  const now = { ...column, ...correction };
  const personal = now.piiKind !== PiiKind.NONE && now.piiKind !== PiiKind.UNSPECIFIED;
  const bars = column.profile?.histogram?.counts ?? column.profile?.topValues.map(({ count }) => count) ?? [];
  return (
    <li>
      <Card className="grid gap-3 p-4 sm:p-4 lg:grid-cols-[minmax(11rem,1.4fr)_7.5rem_repeat(3,minmax(8rem,1fr))] lg:items-center">
        <div className="min-w-0">
          <h3 className="foreign font-sans font-semibold tracking-normal">{column.name}</h3>
          <p className="foreign text-sm text-ink-2">
            {column.reason}
            {column.missingShare > 0 && ` · ${percent(column.missingShare)} missing`}
          </p>
          <p className="mt-1 flex flex-wrap gap-1.5">
            {personal && (
              <Badge tone="high">
                <ShieldAlert aria-hidden="true" /> {piiKind(now.piiKind)}
              </Badge>
            )}
            {column.corrected && <Badge tone="real">corrected by you</Badge>}
          </p>
        </div>
        <Spark values={bars.map(Number)} label={`Distribution of ${column.name}`} />
        <Select aria-label={`Type of ${column.name}`} value={now.storageType} onChange={(event) => onCorrect({ storageType: Number(event.target.value) })}>
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {storageType(type)}
            </option>
          ))}
        </Select>
        <Select aria-label={`Meaning of ${column.name}`} value={now.meaning} onChange={(event) => onCorrect({ meaning: Number(event.target.value) })}>
          {MEANINGS.map((value) => (
            <option key={value} value={value}>
              {meaning(value)}
            </option>
          ))}
        </Select>
        <Select aria-label={`Personal data in ${column.name}`} value={now.piiKind} onChange={(event) => onCorrect({ piiKind: Number(event.target.value) })}>
          {now.piiKind === PiiKind.UNSPECIFIED && <option value={PiiKind.UNSPECIFIED}>Not scanned</option>}
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kind === PiiKind.NONE ? "Not personal" : piiKind(kind)}
            </option>
          ))}
        </Select>
      </Card>
    </li>
  );
}
