import { PrivacyComponent_Measure as Measure, PrivacyComponent_Outcome as Outcome, type PrivacyComponent } from "@syntho/sdk/v1/privacy_component";
import type { PrivacyReport } from "@syntho/sdk/v1/privacy_report";
import { RiskLevel } from "@syntho/sdk/v1/risk";
import { useQuery } from "@tanstack/react-query";
import { useSyntho } from "@/app/api";
import { cn } from "@/lib/cn";
import { decimal, percent } from "@/lib/format";
import { piiKind, risk, spoken } from "@/lib/words";
import { Badge, type Tone } from "@/ui/badge";
import { Card, CardHead } from "@/ui/card";
import { Gauge } from "@/ui/gauge";
import { Failed, Loading } from "@/ui/states";

const NAMES: Partial<Record<Measure, string>> = {
  [Measure.EXACT_COPIES]: "Copied rows",
  [Measure.DISTANCE_SHARE]: "Rows too near",
  [Measure.PII_REPLAY]: "Personal values that came back",
  [Measure.SINGLING_OUT_UNIVARIATE]: "Singling out by one column",
  [Measure.SINGLING_OUT_MULTIVARIATE]: "Singling out by several columns",
  [Measure.LINKABILITY]: "Linking records",
  [Measure.INFERENCE]: "Inferring a secret",
  [Measure.MEMBERSHIP]: "Telling who was in the data",
};

/** How private it is, why, and what that does not say. */
export function Privacy({ name }: { name: string }) {
  const syntho = useSyntho();
  const view = useQuery({ queryKey: ["privacy", name], queryFn: ({ signal }) => syntho.reports.getPrivacyReport({ name: `${name}/privacyReport` }, { signal }) });
  if (view.isPending) {
    return <Loading />;
  }
  if (view.isError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  return <Report report={view.data} />;
}

function Report({ report }: { report: PrivacyReport }) {
  const level = risk(report.riskLevel);
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 md:grid-cols-[18rem_1fr]">
        <Card className="grid justify-items-center gap-3 text-center">
          <Gauge value={report.score} tone={tone(report.riskLevel)} label="Privacy score" />
          <Badge tone={level.tone}>{level.text}</Badge>
          <p className="text-sm text-ink-3">from the worst finding, never from a mean</p>
        </Card>
        <Card>
          <CardHead title="Why" />
          <ul className="grid list-disc gap-1.5 pl-5 text-ink-2">
            {report.reasons.map((reason) => (
              <li key={reason} className="foreign">
                {reason}
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <ul className="grid gap-4 lg:grid-cols-2">
        {report.components.map((component, at) => (
          <Component key={at} component={component} />
        ))}
      </ul>
      <div className="grid gap-5 lg:grid-cols-2">
        <Card>
          <CardHead title="Personal data in the original" hint="and what became of it" />
          {report.treatments.length === 0 ? (
            <p className="text-ink-2">None was found.</p>
          ) : (
            <ul className="grid gap-2">
              {report.treatments.map(
                ({ finding }) =>
                  finding && (
                    <li key={finding.column} className="flex flex-wrap items-center justify-between gap-2">
                      <span className="foreign font-semibold">{finding.column}</span>
                      <Badge tone="high">{piiKind(finding.kind)}</Badge>
                    </li>
                  ),
              )}
            </ul>
          )}
        </Card>
        <Card>
          <CardHead title="What this does not say" />
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
          {NAMES[component.measure] ?? spoken(Measure[component.measure] ?? "")}
          {component.column !== "" && <span className="foreign font-sans text-sm font-normal text-ink-2"> of {component.column}</span>}
        </h3>
        {inconclusive ? <Badge>inconclusive</Badge> : <span className="tabular font-display text-xl font-semibold">{decimal(component.score, 1)}</span>}
      </div>
      <p className="foreign mt-1 text-sm text-ink-2">{component.explanation}</p>
      {component.risk !== undefined && !inconclusive && (
        <div className="mt-4">
          <div className="relative h-2 rounded-full bg-surface-2" role="img" aria-label={`Risk ${percent(component.risk.estimate)}, at most ${percent(upper)}`}>
            <span className="absolute inset-y-0 rounded-full bg-ink-3/50" style={{ left: percent(component.risk.lower ?? 0, 4), width: percent(Math.max(0.004, upper - (component.risk.lower ?? 0)), 4) }} />
            <span className={cn("absolute -inset-y-0.5 w-1 rounded-full bg-ink")} style={{ left: percent(component.risk.estimate, 4) }} />
          </div>
          <p className="tabular mt-1.5 text-sm text-ink-2">
            risk {percent(component.risk.estimate)}, with 95 % confidence at most {percent(upper)}
          </p>
        </div>
      )}
      {component.rates.length > 0 && (
        <dl className="tabular mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {component.rates.map((rate) => (
            <div key={rate.name} className="flex gap-1.5">
              <dt className="text-ink-3">{spoken(rate.name)}</dt>
              <dd>{percent(rate.share?.estimate ?? 0, 2)}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
