import { Dataset_State, type Dataset } from "@syntho/sdk/v1/dataset";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Sparkles, Trash2 } from "lucide-react";
import { useSyntho } from "@/app/api";
import { SyntheticRow } from "@/features/synthetic/row";
import { bytes, count, date } from "@/lib/format";
import { idOf } from "@/lib/resource";
import { datasetState } from "@/lib/words";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { PageHead } from "@/ui/page";
import { Rows } from "@/ui/rows";
import { Empty, Failed, Loading, Skeleton } from "@/ui/states";
import { Tab, TabList, TabPanel, Tabs } from "@/ui/tabs";
import { Ago } from "@/ui/time";
import { useToast } from "@/ui/toast";
import { SchemaEditor } from "./schema-editor";

const route = getRouteApi("/app/datasets/$id");
const READING_MS = 1_000;

/** One dataset: what was understood of it, its rows, and what was made of it. */
export function DatasetDetail() {
  const syntho = useSyntho();
  const { id } = route.useParams();
  const name = `datasets/${id}`;
  const view = useQuery({
    queryKey: ["dataset", name],
    queryFn: ({ signal }) => syntho.datasets.getDataset({ name }, { signal }),
    // There is no stream for the short time in which a table is read.
    refetchInterval: ({ state }) => (state.data !== undefined && reading(state.data) ? READING_MS : false),
  });
  if (view.isPending) {
    return <Loading head />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  return <Detail dataset={view.data} />;
}

function reading({ state }: Dataset): boolean {
  return [Dataset_State.UPLOADING, Dataset_State.UPLOADED, Dataset_State.PROCESSING].includes(state);
}

function Detail({ dataset }: { dataset: Dataset }) {
  const syntho = useSyntho();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const state = datasetState(dataset);
  const ready = dataset.state === Dataset_State.READY;
  const deleting = useMutation({
    mutationFn: () => syntho.datasets.deleteDataset({ name: dataset.name }),
    onSuccess: () => {
      toast.done(t.datasets.deleted);
      // There is nothing left to save.
      void navigate({ to: "/datasets", ignoreBlocker: true });
      cache.removeQueries({ queryKey: ["dataset", dataset.name] });
      void cache.invalidateQueries();
    },
    onError: toast.failed,
  });
  return (
    <>
      <PageHead
        title={dataset.displayName}
        hint={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={state.tone}>{state.text}</Badge>
            <span className="foreign">{dataset.fileName}</span>
            <span className="tabular">{bytes(dataset.sizeBytes)}</span>
            {ready && (
              <span className="tabular">
                {t.datasets.size(count(dataset.rowCount ?? 0), count(dataset.columnCount ?? 0))}
              </span>
            )}
            <Ago time={date(dataset.createTime)} />
          </span>
        }
      >
        <Confirm title={t.datasets.deleteTitle} text={t.datasets.deleteText} action={t.app.delete} onConfirm={() => deleting.mutate()}>
          <Button tone="ghost" busy={deleting.isPending}>
            <Trash2 aria-hidden="true" /> {t.app.delete}
          </Button>
        </Confirm>
        {ready && (
          <Button asChild tone="primary">
            <Link to="/generate/$datasetId" params={{ datasetId: idOf(dataset.name) }}>
              <Sparkles aria-hidden="true" /> {t.datasets.make}
            </Link>
          </Button>
        )}
      </PageHead>
      {dataset.error !== undefined && (
        <Card role="alert" className="border-critical/40">
          <h2 className="text-lg font-semibold">{t.datasets.unreadable}</h2>
          <p className="foreign mt-1 text-ink-2">{dataset.error.message}</p>
          <p className="mt-2 text-sm text-ink-3">
            <code className="font-mono text-xs">{dataset.error.reason}</code>
          </p>
          <Button asChild className="mt-4">
            <Link to="/upload">{t.datasets.another}</Link>
          </Button>
        </Card>
      )}
      {reading(dataset) && <BeingRead />}
      {ready && (
        <Tabs defaultValue="schema">
          <TabList aria-label={t.datasets.views}>
            <Tab value="schema">{t.datasets.schema}</Tab>
            <Tab value="rows">{t.app.rows}</Tab>
            <Tab value="synthetic">{t.datasets.synthetic}</Tab>
          </TabList>
          {/* It stays while another view shows: what is corrected is not lost by a look at the rows. */}
          <TabPanel value="schema" forceMount className="data-[state=inactive]:hidden">
            <SchemaEditor key={dataset.etag} dataset={dataset} />
          </TabPanel>
          <TabPanel value="rows">
            <PreviewRows name={dataset.name} />
          </TabPanel>
          <TabPanel value="synthetic">
            <Versions dataset={dataset} />
          </TabPanel>
        </Tabs>
      )}
    </>
  );
}

function BeingRead() {
  return (
    <Card role="status" className="grid gap-3">
      <CardHead title={t.datasets.reading} hint={t.datasets.readingHint} />
      {[0.9, 0.75, 0.85, 0.6].map((width) => (
        <Skeleton key={width} className="h-6" />
      ))}
    </Card>
  );
}

function PreviewRows({ name }: { name: string }) {
  const syntho = useSyntho();
  const view = useQuery({ queryKey: ["rows", name], queryFn: ({ signal }) => syntho.datasets.previewDataset({ name, rowCount: 50 }, { signal }) });
  if (view.isPending) {
    return <Loading rows={1} />;
  }
  return view.isLoadingError ? <Failed error={view.error} onRetry={() => void view.refetch()} /> : <Rows table={view.data} />;
}

function Versions({ dataset }: { dataset: Dataset }) {
  const syntho = useSyntho();
  const view = useQuery({
    queryKey: ["synthetic-of", dataset.name],
    queryFn: ({ signal }) => syntho.syntheticDatasets.listSyntheticDatasets({ pageSize: 100, filter: `dataset="${dataset.name}"` }, { signal }),
  });
  if (view.isPending) {
    return <Loading rows={2} />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  if (view.data.syntheticDatasets.length === 0) {
    return <Empty icon={Sparkles} title={t.datasets.noSynthetic} hint={t.datasets.noSyntheticHint} />;
  }
  return (
    <Card className="p-2 sm:p-3">
      {view.data.syntheticDatasets.map((one) => (
        <SyntheticRow key={one.name} synthetic={one} />
      ))}
    </Card>
  );
}
