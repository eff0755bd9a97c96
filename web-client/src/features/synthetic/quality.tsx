import type { CeiledScore, ColumnQuality } from "@syntho/sdk/v1/column_quality";
import type { QualityReport } from "@syntho/sdk/v1/quality_report";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSyntho } from "@/app/api";
import { decimal, percent } from "@/lib/format";
import { Badge } from "@/ui/badge";
import { Card, CardHead } from "@/ui/card";
import { Select } from "@/ui/field";
import { Failed, Loading } from "@/ui/states";
import { HeatMaps } from "./heat-maps";
import { Overlay } from "./overlay";

/** How faithful it is: in one number, per column, per pair. */
export function Quality({ name }: { name: string }) {
  const syntho = useSyntho();
  const view = useQuery({ queryKey: ["quality", name], queryFn: ({ signal }) => syntho.reports.getQualityReport({ name: `${name}/qualityReport` }, { signal }) });
  if (view.isPending) {
    return <Loading />;
  }
  if (view.isError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  return <Report report={view.data} />;
}

function Report({ report }: { report: QualityReport }) {
  return (
    <div className="grid gap-5">
      <div className="grid gap-4 sm:grid-cols-3">
        <Score name="Overall" score={report.overall} />
        <Score name="Column shapes" score={report.columnShapes} />
        <Score name="Pair trends" score={report.columnPairTrends} />
      </div>
      <Card>
        <CardHead title={report.passed ? "It passed" : "It did not pass"} hint="Each rule beside what was measured">
          <Badge tone={report.passed ? "low" : "high"}>{report.passed ? "passed" : "not passed"}</Badge>
        </CardHead>
        <ul className="grid gap-2">
          {report.checks.map((check) => (
            <li key={check.name} className="flex flex-wrap items-baseline justify-between gap-2 text-sm">
              <span className="foreign min-w-0 flex-1">{check.explanation}</span>
              <span className="tabular text-ink-2">
                {decimal(check.actual)} <span className="text-ink-3">(limit {decimal(check.threshold)})</span>
              </span>
              <Badge tone={check.passed ? "low" : "high"}>{check.passed ? "passed" : "failed"}</Badge>
            </li>
          ))}
        </ul>
      </Card>
      {(report.detection !== undefined || report.efficacy !== undefined) && (
        <div className="grid gap-4 sm:grid-cols-2">
          {report.detection && (
            <Card>
              <CardHead title="Can it be told from real rows?" hint={`${report.detection.classifier}: 0.5 is a coin, 1 is always`} />
              <p className="tabular font-display text-3xl font-semibold">{decimal(report.detection.auc)}</p>
              {report.detection.ceilingAuc !== undefined && <p className="text-sm text-ink-2">fresh real rows: {decimal(report.detection.ceilingAuc)}</p>}
            </Card>
          )}
          {report.efficacy && (
            <Card>
              <CardHead title="Does a model learn the same?" hint={<span className="foreign">predicting {report.efficacy.targetColumn}, tested on real rows</span>} />
              <p className="tabular font-display text-3xl font-semibold">
                {decimal(report.efficacy.synthetic)} <span className="text-base font-normal text-ink-2">of {decimal(report.efficacy.real)} by real rows</span>
              </p>
              <p className="text-sm text-ink-3">{report.efficacy.measure}</p>
            </Card>
          )}
        </div>
      )}
      <Columns columns={report.columns} />
      {report.matrices.length > 0 && <HeatMaps matrices={report.matrices} />}
    </div>
  );
}

function Score({ name, score }: { name: string; score: CeiledScore | undefined }) {
  return (
    <Card className="p-5 sm:p-5">
      <p className="text-sm text-ink-2">{name}</p>
      <p className="tabular font-display text-3xl font-bold">{score === undefined ? "–" : decimal(score.score)}</p>
      {score?.ceiling !== undefined && <p className="tabular text-sm text-ink-3">fresh real rows reach {decimal(score.ceiling)}</p>}
    </Card>
  );
}

const ORDERS = ["worst first", "as in the table"] as const;

function Columns({ columns }: { columns: readonly ColumnQuality[] }) {
  const [order, setOrder] = useState<(typeof ORDERS)[number]>("worst first");
  const sorted = useMemo(
    () => (order === "worst first" ? columns.toSorted((a, b) => (a.shape?.score ?? 1) - (b.shape?.score ?? 1)) : columns),
    [columns, order],
  );
  return (
    <Card>
      <CardHead title="Columns" hint="Real: solid violet. Synthetic: dashed cyan.">
        <Select aria-label="Order of columns" className="w-44" value={order} onChange={(event) => setOrder(event.target.value as (typeof ORDERS)[number])}>
          {ORDERS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </CardHead>
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {sorted.map((column) => (
          <li key={column.column} className="min-w-0 rounded-control border border-line p-4 [contain-intrinsic-size:auto_240px] [content-visibility:auto]">
            <div className="mb-2 flex items-baseline justify-between gap-2">
              <h3 className="foreign min-w-0 truncate font-sans text-sm font-semibold" title={column.column}>
                {column.column}
              </h3>
              <span className="tabular text-sm text-ink-2">{decimal(column.shape?.score ?? 0)}</span>
            </div>
            <Overlay column={column} />
            <p className="tabular mt-2 text-xs text-ink-3">
              missing {percent(column.realMissingShare)} real, {percent(column.syntheticMissingShare)} synthetic
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
