import type { Dataset } from "@syntho/sdk/v1/dataset";
import { Link } from "@tanstack/react-router";
import { Check, FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { useSample } from "@/features/upload/sample";
import { cn } from "@/lib/cn";
import { idOf } from "@/lib/resource";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Progress } from "@/ui/progress";

const words = t.dashboard.first;

/** The way from nothing to a first report. */
export function FirstRun({ datasets }: { datasets: readonly Dataset[] }) {
  const sample = useSample();
  const first = datasets[0];
  return (
    <Card>
      <CardHead title={words.title} hint={words.hint} />
      <ol className="grid gap-3">
        <Step number={1} done={first !== undefined} title={words.bring} hint={words.bringHint}>
          {first === undefined && (
            <div className="mt-3 grid gap-3">
              <div className="flex flex-wrap gap-2">
                <Button asChild size="small" tone="primary">
                  <Link to="/upload">{words.upload}</Link>
                </Button>
                <Button size="small" busy={sample.busy} onClick={sample.start}>
                  {!sample.busy && <FlaskConical aria-hidden="true" />} {t.upload.sample}
                </Button>
              </div>
              {sample.busy && <Progress value={sample.progress} label={t.upload.sending} />}
            </div>
          )}
        </Step>
        <Step number={2} done={false} title={words.check} hint={words.checkHint}>
          {first !== undefined && (
            <Button asChild size="small" className="mt-3">
              <Link to="/datasets/$id" params={{ id: idOf(first.name) }}>
                {words.look}
              </Link>
            </Button>
          )}
        </Step>
        <Step number={3} done={false} title={words.make} hint={words.makeHint}>
          {first !== undefined && (
            <Button asChild size="small" tone="primary" className="mt-3">
              <Link to="/generate/$datasetId" params={{ datasetId: idOf(first.name) }}>
                {words.choose}
              </Link>
            </Button>
          )}
        </Step>
      </ol>
    </Card>
  );
}

function Step({ number, done, title, hint, children }: { number: number; done: boolean; title: string; hint: string; children?: ReactNode }) {
  return (
    <li className="flex gap-4 rounded-control border border-line p-4">
      <span className={cn("grid size-8 shrink-0 place-items-center rounded-full font-display font-bold", done ? "bg-low/15 text-low" : "bg-accent-fill/25 text-ink")}>
        {done ? <Check className="size-4" aria-label={t.app.done} /> : number}
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-sm text-ink-2">{hint}</p>
        {children}
      </div>
    </li>
  );
}
