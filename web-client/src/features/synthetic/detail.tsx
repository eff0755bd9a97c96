import { isFinal } from "@syntho/sdk";
import { SyntheticDataset_State as State, type SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { RotateCw, Trash2 } from "lucide-react";
import { useSyntho } from "@/app/api";
import { count, date } from "@/lib/format";
import { idOf } from "@/lib/resource";
import { reasonText } from "@/lib/sentence";
import { jobState, method } from "@/lib/words";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { Copy } from "@/ui/copy";
import { PageHead } from "@/ui/page";
import { Rows } from "@/ui/rows";
import { Failed, Loading } from "@/ui/states";
import { Tab, TabList, TabPanel, Tabs } from "@/ui/tabs";
import { Ago } from "@/ui/time";
import { useToast } from "@/ui/toast";
import { Compliance } from "./compliance";
import { Downloads } from "./downloads";
import { LiveJob } from "./live";
import { Privacy } from "./privacy";
import { Quality } from "./quality";
import { useWatch } from "./use-watch";

const words = t.synthetic;
const route = getRouteApi("/app/synthetic/$id");

/** The views of a finished synthetic table. */
export const VIEWS = ["quality", "privacy", "compliance", "preview", "download"] as const;
/** One of them. */
export type View = (typeof VIEWS)[number];

/** One synthetic table: live while it is made, with its evidence after. */
export function SyntheticDetail() {
  const syntho = useSyntho();
  const { id } = route.useParams();
  const name = `syntheticDatasets/${id}`;
  const view = useQuery({ queryKey: ["synthetic", name], queryFn: ({ signal }) => syntho.syntheticDatasets.getSyntheticDataset({ name }, { signal }) });
  const live = useWatch(name, view.data !== undefined && !isFinal(view.data));
  if (view.isPending) {
    return <Loading head />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  const synthetic = view.data;
  return (
    <>
      <Head synthetic={live.synthetic ?? synthetic} />
      {!isFinal(synthetic) ? <LiveJob synthetic={synthetic} live={live} /> : synthetic.state === State.COMPLETED ? <Evidence name={name} synthetic={synthetic} /> : <Ended synthetic={synthetic} />}
    </>
  );
}

function Head({ synthetic }: { synthetic: SyntheticDataset }) {
  const syntho = useSyntho();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const state = jobState(synthetic.state);
  const deleting = useMutation({
    mutationFn: () => syntho.syntheticDatasets.deleteSyntheticDataset({ name: synthetic.name }),
    onSuccess: () => {
      toast.done(words.deleted);
      void cache.invalidateQueries();
      void navigate({ to: "/dashboard" });
    },
    onError: toast.failed,
  });
  return (
    <PageHead
      title={synthetic.displayName}
      hint={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={state.tone}>{state.text}</Badge>
          <span>{method(synthetic.chosenMethod || synthetic.method)}</span>
          {synthetic.rowCount !== undefined && <span className="tabular">{words.rows(count(synthetic.rowCount))}</span>}
          {synthetic.seed !== undefined && (
            <span className="tabular inline-flex items-center">
              {words.seed(String(synthetic.seed))} <Copy text={String(synthetic.seed)} label={words.copySeed} />
            </span>
          )}
          <Link to="/datasets/$id" params={{ id: idOf(synthetic.dataset) }} className="underline decoration-line-2 underline-offset-4 transition hover:text-ink hover:decoration-accent">
            {words.itsDataset}
          </Link>
          <Ago time={date(synthetic.createTime)} />
        </span>
      }
    >
      {isFinal(synthetic) && (
        <>
          <Confirm title={words.deleteTitle} text={words.deleteText} action={t.app.delete} onConfirm={() => deleting.mutate()}>
            <Button tone="ghost" busy={deleting.isPending}>
              <Trash2 aria-hidden="true" /> {t.app.delete}
            </Button>
          </Confirm>
          {synthetic.state === State.COMPLETED && (
            <Button asChild>
              <Link to="/generate/$datasetId" params={{ datasetId: idOf(synthetic.dataset) }} search={{ from: idOf(synthetic.name) }}>
                <RotateCw aria-hidden="true" /> {words.another}
              </Link>
            </Button>
          )}
        </>
      )}
    </PageHead>
  );
}

function Ended({ synthetic }: { synthetic: SyntheticDataset }) {
  const failed = synthetic.state === State.FAILED;
  return (
    <Card role={failed ? "alert" : "status"} className={failed ? "border-critical/40" : ""}>
      <h2 className="text-xl font-semibold">{failed ? words.failed : words.cancelled}</h2>
      <p className="foreign mt-2 max-w-2xl text-ink-2">{synthetic.error === undefined ? words.nothingKept : reasonText(synthetic.error.reason, synthetic.error.message)}</p>
      {synthetic.error !== undefined && (
        <p className="mt-2 flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
          <code className="font-mono text-xs">{synthetic.error.reason}</code>
          <span>
            {words.job} <code className="font-mono text-xs break-all">{idOf(synthetic.name)}</code>
            <span className="inline-block align-middle">
              <Copy text={idOf(synthetic.name)} label={words.copyJob} />
            </span>
          </span>
        </p>
      )}
      <Button asChild tone="primary" className="mt-5">
        <Link to="/generate/$datasetId" params={{ datasetId: idOf(synthetic.dataset) }} search={{ from: idOf(synthetic.name) }}>
          <RotateCw aria-hidden="true" /> {t.app.tryAgain}
        </Link>
      </Button>
    </Card>
  );
}

/** How the method was chosen, and what became of the rows that were asked for by value. */
function Notes({ synthetic }: { synthetic: SyntheticDataset }) {
  const short = synthetic.conditionResults.filter(({ rowsMade, rowsAsked }) => rowsMade < rowsAsked);
  if (synthetic.choiceReason === "" && synthetic.conditionResults.length === 0) {
    return null;
  }
  return (
    <Card className="mb-6 grid gap-1 text-sm text-ink-2">
      {synthetic.choiceReason !== "" && <p className="foreign">{synthetic.choiceReason}</p>}
      {synthetic.conditionResults.length > 0 && short.length === 0 && <p>{words.wishesMet}</p>}
      {short.map(({ condition, rowsMade, rowsAsked }) => (
        <p key={condition}>
          {words.wishShort(condition + 1, count(rowsMade), count(rowsAsked))}
        </p>
      ))}
    </Card>
  );
}

function Evidence({ name, synthetic }: { name: string; synthetic: SyntheticDataset }) {
  const { view = "quality" } = route.useSearch();
  const { id } = route.useParams();
  const navigate = useNavigate();
  return (
    <>
      <Notes synthetic={synthetic} />
      <Tabs value={view} onValueChange={(next) => void navigate({ to: "/synthetic/$id", params: { id }, search: { view: next as View }, replace: true })}>
        <TabList aria-label={words.views}>
          <Tab value="quality">{words.quality}</Tab>
          <Tab value="privacy">{words.privacy}</Tab>
          <Tab value="compliance">{words.compliance}</Tab>
          <Tab value="preview">{words.preview}</Tab>
          <Tab value="download">{words.download}</Tab>
        </TabList>
        <TabPanel value="quality">
          <Quality name={name} />
        </TabPanel>
        <TabPanel value="privacy">
          <Privacy name={name} spent={synthetic.privacySpent} />
        </TabPanel>
        <TabPanel value="compliance">
          <Compliance name={name} />
        </TabPanel>
        <TabPanel value="preview">
          <Preview name={name} />
        </TabPanel>
        <TabPanel value="download">
          <Downloads name={name} />
        </TabPanel>
      </Tabs>
    </>
  );
}

function Preview({ name }: { name: string }) {
  const syntho = useSyntho();
  const view = useQuery({ queryKey: ["rows", name], queryFn: ({ signal }) => syntho.syntheticDatasets.previewSyntheticDataset({ name, rowCount: 50 }, { signal }) });
  if (view.isPending) {
    return <Loading rows={1} />;
  }
  return view.isLoadingError ? <Failed error={view.error} onRetry={() => void view.refetch()} /> : <Rows table={view.data} synthetic />;
}
