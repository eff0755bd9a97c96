import { PrivacyComponent_Measure as Measure, PrivacyComponent_Outcome as Outcome, type PrivacyComponent } from "@syntho/sdk/v1/privacy_component";
import { ColumnTreatment_Treatment as Treatment, type PrivacyReport } from "@syntho/sdk/v1/privacy_report";
import { RiskLevel } from "@syntho/sdk/v1/risk";
import type { PrivacySpent } from "@syntho/sdk/v1/synthetic_dataset";
import { useQuery } from "@tanstack/react-query";
import { useSyntho } from "@/app/api";
import { cn } from "@/lib/cn";
import { decimal, percent, small } from "@/lib/format";
import { piiKind, risk, spoken } from "@/lib/words";
import { t } from "@/messages";
import { Badge, type Tone } from "@/ui/badge";
import { Card, CardHead } from "@/ui/card";
import { Gauge } from "@/ui/gauge";
import { Figure } from "@/ui/page";
import { Failed, Loading } from "@/ui/states";
import { Classes } from "./classes";

const words = t.privacy;

/** How private it is, why, and what that does not say. */
export function Privacy({ name, spent }: { name: string; spent: PrivacySpent | undefined }) {
  const syntho = useSyntho();
  const view = useQuery({ queryKey: ["privacy", name], queryFn: ({ signal }) => syntho.reports.getPrivacyReport({ name: `${name}/privacyReport` }, { signal }) });
  if (view.isPending) {
    return <Loading />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  return <Report report={view.data} spent={spent} />;
}

function Report({ report, spent }: { report: PrivacyReport; spent: PrivacySpent | undefined }) {
  const level = risk(report.riskLevel);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-5 md:grid-cols-[18rem_1fr]">
        <Card className="grid justify-items-center gap-3 text-center">
          <Gauge value={report.score} tone={tone(report.riskLevel)} label={words.score} />
          <Badge tone={level.tone}>{level.text}</Badge>
          <p className="text-sm text-ink-3">{words.worst}</p>
        </Card>
        <Card>
          <CardHead title={words.why} />
          <ul className="grid list-disc gap-1.5 pl-5 text-ink-2">
            {report.reasons.map((reason) => (
              <li key={reason} className="foreign">
                {reason}
              </li>
            ))}
          </ul>
        </Card>
      </div>
      {spent !== undefined && (
        <Card>
          <CardHead title={words.budget} hint={words.budgetHint} />
          <p className="tabular font-display text-xl font-semibold">{words.budgetText(decimal(spent.epsilonSpent, 2), decimal(spent.epsilonAsked, 2), small(spent.delta))}</p>
          <dl className="tabular mt-4 grid gap-4 sm:grid-cols-2">
            <Figure name={words.budgetOfColumns} value={words.epsilon(decimal(spent.epsilonOfColumns, 2))} hint={words.budgetOfColumnsHint} />
            <Figure name={words.budgetOfTraining} value={words.epsilon(decimal(spent.epsilonOfTraining, 2))} hint={words.budgetOfTrainingHint} />
          </dl>
          <p className="mt-3 text-sm text-ink-2">{words.budgetTogether}</p>
        </Card>
      )}
      <ul className="grid gap-4 lg:grid-cols-2">
        {report.components.map((component, at) => (
          <Component key={at} component={component} />
        ))}
      </ul>
      <Classes sizes={report.classSizes} />
      <div className="grid gap-5 lg:grid-cols-2">
        <Card>
          <CardHead title={words.found} hint={words.foundHint} />
          {report.treatments.length === 0 ? (
            <p className="text-ink-2">{words.noneFound}</p>
          ) : (
            <ul className="grid gap-2">
              {report.treatments.map(
                ({ finding, treatment, correctedByOwner }) =>
                  finding && (
                    <li key={finding.column} className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 border-b border-line/60 pb-2 last:border-0 last:pb-0">
                      <span className="min-w-0">
                        <span className="foreign font-semibold">{finding.column}</span>
                        <span className="block text-sm text-ink-2">
                          {words.treatments[Treatment[treatment] as keyof typeof Treatment]}
                          {correctedByOwner && `, ${words.byOwner}`}
                        </span>
                      </span>
                      <span className="flex items-center gap-2">
                        {finding.hipaaLetter !== "" && <span className="text-xs text-ink-3">{words.hipaa(finding.hipaaLetter)}</span>}
                        <Badge tone="high">{piiKind(finding.kind)}</Badge>
                      </span>
                    </li>
                  ),
              )}
            </ul>
          )}
        </Card>
        <Card>
          <CardHead title={words.limits} />
          <ul className="grid list-disc gap-1.5 pl-5 text-sm text-ink-2">
            {report.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Card>
      </div>
    </div>
  );
}

function tone(level: RiskLevel): Tone {
  return risk(level).tone;
}

function Component({ component }: { component: PrivacyComponent }) {
  const inconclusive = component.outcome === Outcome.INCONCLUSIVE;
  const upper = component.risk?.upper ?? component.risk?.estimate ?? 0;
  return (
    <li className="glass p-5">
      <div className="flex items-start justify-between gap-3">
        <h3 className="text-base font-semibold">
          {words.measures[Measure[component.measure] as keyof typeof Measure]}
          {component.column !== "" && <span className="foreign font-sans text-sm font-normal text-ink-2"> {words.ofColumn(component.column)}</span>}
        </h3>
        {inconclusive ? <Badge>{words.inconclusive}</Badge> : <span className="tabular font-display text-xl font-semibold">{decimal(component.score, 1)}</span>}
      </div>
      <p className="foreign mt-1 text-sm text-ink-2">{component.explanation}</p>
      {component.risk !== undefined && !inconclusive && (
        <div className="mt-4">
          <div className="relative h-2 rounded-full bg-surface-2" role="img" aria-label={words.riskBar(percent(component.risk.estimate), percent(upper))}>
            <span className="absolute inset-y-0 rounded-full bg-ink-3/50" style={{ left: percent(component.risk.lower ?? 0, 4), width: percent(Math.max(0.004, upper - (component.risk.lower ?? 0)), 4) }} />
            <span className={cn("absolute -inset-y-0.5 w-1 rounded-full bg-ink")} style={{ left: percent(component.risk.estimate, 4) }} />
          </div>
          <p className="tabular mt-1.5 text-sm text-ink-2">
            {words.risk(percent(component.risk.estimate), percent(upper))}
          </p>
        </div>
      )}
      {component.rates.length > 0 && (
        <dl className="tabular mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {component.rates.map((rate) => (
            <div key={rate.name} className="flex gap-1.5">
              <dt className="text-ink-3">{words.rates[rate.name] ?? spoken(rate.name)}</dt>
              {/* As it was counted: the middle of Wilson's interval is not quite it. */}
              <dd>{rate.trials === 0n ? t.app.unknown : percent(rate.successes / Number(rate.trials), 2)}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
