import { create } from "@syntho/sdk";
import { DatasetSchema, type Dataset } from "@syntho/sdk/v1/dataset";
import { PiiKind } from "@syntho/sdk/v1/pii";
import { Meaning, StorageType, type ColumnSchema } from "@syntho/sdk/v1/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ShieldAlert } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useSyntho } from "@/app/api";
import { useUnsaved } from "@/app/unsaved";
import { cn } from "@/lib/cn";
import { count, percent } from "@/lib/format";
import { meaning, piiKind, storageType } from "@/lib/words";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Input, Select } from "@/ui/field";
import { Spark } from "@/ui/spark";
import { useToast } from "@/ui/toast";

const words = t.datasets.editor;

/** What can be corrected of a column. */
type Correction = Partial<Pick<ColumnSchema, "storageType" | "meaning" | "piiKind">>;

/** So many columns are shown at once: a table may have ten thousand. */
const PAGE = 60;
/** From so many on it is quicker to search. */
const SEARCHED = 20;

const GRID = "gap-3 lg:grid-cols-[minmax(11rem,1.4fr)_7.5rem_repeat(3,minmax(8rem,1fr))]";

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
  const [wanted, setWanted] = useState("");
  const [most, setMost] = useState(PAGE);
  useUnsaved(corrections.size > 0);
  const columns = dataset.schema?.columns ?? [];
  const found = columns.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
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
      toast.done(words.saved);
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
      {columns.length > SEARCHED && (
        <Input type="search" className="mb-4" aria-label={words.find} placeholder={words.find} value={wanted} onChange={(event) => setWanted(event.target.value)} />
      )}
      <div className={cn("hidden px-4 pb-2 text-xs font-semibold text-ink-3 lg:grid", GRID)} aria-hidden="true">
        {Object.values(words.headings).map((heading) => (
          <span key={heading}>{heading}</span>
        ))}
      </div>
      <ul className="grid gap-2.5">
        {found.slice(0, most).map((column) => (
          <Column key={column.name} column={column} correction={corrections.get(column.name)} onCorrect={(correction) => correct(column.name, correction)} />
        ))}
      </ul>
      {found.length === 0 && <p className="py-6 text-center text-ink-2">{t.datasets.notFound}</p>}
      {found.length > most && (
        <Button className="mt-4 w-full" onClick={() => setMost(most + PAGE)}>
          {words.more(count(Math.min(PAGE, found.length - most)), count(found.length))}
        </Button>
      )}
      {corrections.size > 0 && (
        <div className="sticky bottom-20 z-20 mt-4 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line-2 bg-raised p-3 pl-5 shadow-raised lg:bottom-4">
          <span className="text-sm">
            {words.unsaved(corrections.size, count(corrections.size))}
          </span>
          <span className="flex gap-2">
            <Button onClick={() => setCorrections(new Map())}>{t.app.discard}</Button>
            <Button tone="primary" busy={saving.isPending} onClick={() => saving.mutate()}>
              {t.app.save}
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
      <Card className={cn("grid gap-3 p-4 sm:p-4 lg:items-center", GRID)}>
        <div className="min-w-0">
          <h3 className="foreign font-sans font-semibold tracking-normal">{column.name}</h3>
          <p className="foreign text-sm text-ink-2 first-letter:uppercase">
            {column.reason}
            {column.missingShare > 0 && ` · ${words.missing(percent(column.missingShare))}`}
          </p>
          <p className="mt-1 flex flex-wrap gap-1.5">
            {personal && (
              <Badge tone="high">
                <ShieldAlert aria-hidden="true" /> {piiKind(now.piiKind)}
              </Badge>
            )}
            {column.corrected && <Badge tone="real">{words.corrected}</Badge>}
          </p>
        </div>
        <Spark values={bars.map(Number)} label={words.distribution(column.name)} />
        <Correctable heading={words.headings.type}>
          <Select aria-label={words.type(column.name)} value={now.storageType} onChange={(event) => onCorrect({ storageType: Number(event.target.value) })}>
            {TYPES.map((type) => (
              <option key={type} value={type}>
                {storageType(type)}
              </option>
            ))}
          </Select>
        </Correctable>
        <Correctable heading={words.headings.meaning}>
          <Select aria-label={words.meaning(column.name)} value={now.meaning} onChange={(event) => onCorrect({ meaning: Number(event.target.value) })}>
            {MEANINGS.map((value) => (
              <option key={value} value={value}>
                {meaning(value)}
              </option>
            ))}
          </Select>
        </Correctable>
        <Correctable heading={words.headings.personal}>
          <Select aria-label={words.personal(column.name)} value={now.piiKind} onChange={(event) => onCorrect({ piiKind: Number(event.target.value) })}>
            {now.piiKind === PiiKind.UNSPECIFIED && <option value={PiiKind.UNSPECIFIED}>{words.notScanned}</option>}
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kind === PiiKind.NONE ? words.notPersonal : piiKind(kind)}
              </option>
            ))}
          </Select>
        </Correctable>
      </Card>
    </li>
  );
}

/** A correction with its heading, which stands above the whole list where there is room. */
function Correctable({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_1fr] items-center gap-2 lg:block">
      <span className="text-sm text-ink-2 lg:hidden" aria-hidden="true">
        {heading}
      </span>
      {children}
    </div>
  );
}
