import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { SyntheticDataset_State as State, Stage, type Progress as ProgressMessage, type SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import type { LogLine, TrainingMetric } from "@syntho/sdk/v1/watch_synthetic_dataset";
import { useMutation } from "@tanstack/react-query";
import { Check, CloudOff, Circle, LoaderCircle, X } from "lucide-react";
import { lazy, Suspense, type ReactNode } from "react";
import { useSyntho } from "@/app/api";
import { cn } from "@/lib/cn";
import { clock, count, date, duration, percent } from "@/lib/format";
import { jobState, STAGES } from "@/lib/words";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { Progress } from "@/ui/progress";
import { Failed, Skeleton } from "@/ui/states";
import { useToast } from "@/ui/toast";
import type { Watch } from "./use-watch";

const words = t.synthetic.live;

const LossChart = lazy(() => import("./loss-chart"));

/** A job under way. */
export function LiveJob({ synthetic, live }: { synthetic: SyntheticDataset; live: Watch }) {
  const syntho = useSyntho();
  const toast = useToast();
  const shown = live.synthetic ?? synthetic;
  // What was asked for stands until the stream says more.
  const progress = live.progress ?? shown.progress;
  const cancelling = useMutation({
    mutationFn: () => syntho.syntheticDatasets.cancelSyntheticDataset({ name: synthetic.name }),
    onError: toast.failed,
  });
  if (live.failure !== undefined) {
    return <Failed error={live.failure} onRetry={live.again} />;
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
      <Now progress={progress} state={shown.state}>
        <Confirm title={words.cancelTitle} text={words.cancelText} action={words.cancelAction} onConfirm={() => cancelling.mutate()}>
          <Button tone="danger" size="small" busy={cancelling.isPending || cancelling.isSuccess}>
            <X aria-hidden="true" /> {words.cancel}
          </Button>
        </Confirm>
      </Now>
      <Card className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <CardHead title={words.stages}>
          {!live.connected && (
            <Badge tone="medium" role="status">
              <CloudOff aria-hidden="true" /> {words.reconnecting}
            </Badge>
          )}
        </CardHead>
        <Stages auto={shown.method === GenerationMethod.AUTO} now={progress?.stage ?? Stage.UNSPECIFIED} share={progress?.stagePercent ?? 0} />
      </Card>
      <div className="grid min-w-0 gap-5">
        {live.metrics.length > 1 && <Training metrics={live.metrics} />}
        <Log lines={live.logs} />
      </div>
    </div>
  );
}

function Now({ progress, state, children }: { progress: ProgressMessage | undefined; state: State; children: ReactNode }) {
  const stage = STAGES.find((one) => one.stage === progress?.stage);
  const waiting = state === State.PENDING;
  const share = (progress?.percent ?? 0) / 100;
  return (
    <Card>
      <div className="flex items-start justify-between gap-4">
        <div aria-live="polite">
          <h2 className="text-2xl font-bold">{waiting ? jobState(State.PENDING).text : (stage?.name ?? words.starting)}</h2>
          <p className="mt-1 text-ink-2 first-letter:uppercase">{waiting ? words.noWorker : progress?.message || (stage?.hint ?? words.worker)}</p>
        </div>
        {children}
      </div>
      <Progress className="mt-6 h-3" value={share} label={words.whole} />
      <p className="tabular mt-2 flex justify-between gap-4 text-sm text-ink-2">
        <span>{percent(share, 0)}</span>
        <span className="flex flex-wrap justify-end gap-x-1.5 text-right max-sm:flex-col">
          {[
            progress?.epoch !== undefined && words.epoch(count(progress.epoch), progress.epochs === undefined ? undefined : count(progress.epochs)),
            progress?.secondsLeft !== undefined && words.left(duration(progress.secondsLeft)),
          ]
            .filter((part) => part !== false)
            .map((part, at) => (
              <span key={at} className="whitespace-nowrap">
                {at > 0 && <span className="max-sm:hidden">· </span>}
                {part}
              </span>
            ))}
        </span>
      </p>
    </Card>
  );
}

function Stages({ auto, now, share }: { auto: boolean; now: Stage; share: number }) {
  const stages = STAGES.filter(({ stage }) => auto || stage !== Stage.TRIAL);
  const at = stages.findIndex(({ stage }) => stage === now);
  return (
    <ol className="grid gap-1">
      {stages.map(({ stage, name, hint }, index) => {
        const state = at < 0 || index > at ? "later" : index < at ? "done" : "now";
        const Icon = { later: Circle, done: Check, now: LoaderCircle }[state];
        return (
          <li key={stage} aria-current={state === "now" ? "step" : undefined} className={cn("flex items-start gap-3 rounded-control px-2 py-2", state === "now" && "bg-surface-2")}>
            <Icon className={cn("mt-0.5 size-4 shrink-0", state === "done" ? "text-low" : state === "now" ? "animate-spin text-synthetic" : "text-ink-3")} aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <span className={cn("block text-sm font-semibold", state === "later" && "text-ink-3")}>{name}</span>
              {state === "now" && <span className="block text-sm text-ink-2">{hint}</span>}
            </span>
            {state === "now" && <span className="tabular text-sm text-ink-2">{percent(share / 100, 0)}</span>}
            {state === "done" && <span className="sr-only">{t.app.done}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Training({ metrics }: { metrics: readonly TrainingMetric[] }) {
  const best = metrics.findLast(({ bestSoFar }) => bestSoFar);
  return (
    <Card>
      <CardHead title={words.training} hint={best === undefined ? words.losses : words.best(count(best.epoch))} />
      <Suspense fallback={<Skeleton className="h-56" />}>
        <LossChart metrics={metrics} />
      </Suspense>
    </Card>
  );
}

function Log({ lines }: { lines: readonly LogLine[] }) {
  return (
    <Card>
      <CardHead title={words.log} />
      {lines.length === 0 ? (
        <p className="text-sm text-ink-3">{words.noLog}</p>
      ) : (
        <ol className="max-h-64 overflow-y-auto font-mono text-xs leading-relaxed" tabIndex={0} aria-label={words.log}>
          {lines.map((line, at) => (
            <li key={at} className="foreign flex gap-3">
              <span className="shrink-0 text-ink-3">{clock(date(line.logTime) ?? new Date(0))}</span>
              <span>{line.message}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
