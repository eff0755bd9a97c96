import type { CeiledScore, ColumnQuality } from "@syntho/sdk/v1/column_quality";
import type { QualityReport } from "@syntho/sdk/v1/quality_report";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSyntho } from "@/app/api";
import { decimal, percent } from "@/lib/format";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Card, CardHead } from "@/ui/card";
import { Select } from "@/ui/field";
import { Failed, Loading } from "@/ui/states";
import { ColumnTable } from "./column-table";
import { HeatMaps } from "./heat-maps";
import { Overlay } from "./overlay";

const words = t.quality;

/** How faithful it is: in one number, per column, per pair. */
export function Quality({ name }: { name: string }) {
  const syntho = useSyntho();
  const view = useQuery({ queryKey: ["quality", name], queryFn: ({ signal }) => syntho.reports.getQualityReport({ name: `${name}/qualityReport` }, { signal }) });
  if (view.isPending) {
    return <Loading />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  return <Report report={view.data} />;
}

function Report({ report }: { report: QualityReport }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-4 sm:grid-cols-3">
        <Score name={words.overall} score={report.overall} />
        <Score name={words.shapes} score={report.columnShapes} />
        <Score name={words.pairs} score={report.columnPairTrends} />
      </div>
      <Card>
        <CardHead title={report.passed ? words.passed : words.notPassed} hint={words.checksHint}>
          <Badge tone={report.passed ? "low" : "high"}>{report.passed ? t.words.passed : t.words.notPassed}</Badge>
        </CardHead>
        <ul className="grid gap-2">
          {report.checks.map((check) => (
            <li key={check.name} className="flex items-baseline justify-between gap-3 text-sm">
              <span className="foreign min-w-0 flex-1">{check.explanation}</span>
              <Badge tone={check.passed ? "low" : "high"}>{check.passed ? t.words.passed : t.words.failed}</Badge>
            </li>
          ))}
        </ul>
      </Card>
      {(report.detection !== undefined || report.efficacy !== undefined) && (
        <div className="grid gap-4 sm:grid-cols-2">
          {report.detection && (
            <Card>
              <CardHead title={words.detection} hint={words.detectionHint(report.detection.classifier)} />
              <p className="tabular font-display text-3xl font-semibold">{decimal(report.detection.auc)}</p>
              {report.detection.ceilingAuc !== undefined && <p className="text-sm text-ink-2">{words.detectionCeiling(decimal(report.detection.ceilingAuc))}</p>}
            </Card>
          )}
          {report.efficacy && (
            <Card>
              <CardHead title={words.efficacy} hint={<span className="foreign">{words.efficacyHint(report.efficacy.targetColumn)}</span>} />
              <p className="tabular font-display text-3xl font-semibold">
                {decimal(report.efficacy.synthetic)} <span className="text-base font-normal text-ink-2">{words.efficacyReal(decimal(report.efficacy.real))}</span>
              </p>
              <p className="text-xs text-ink-3 uppercase">{report.efficacy.measure}</p>
            </Card>
          )}
        </div>
      )}
      <Columns columns={report.columns} />
      <ColumnTable columns={report.columns} />
      {report.skippedColumns.length > 0 && (
        <Card>
          <CardHead title={words.skipped} />
          <ul className="grid gap-1.5 text-sm">
            {report.skippedColumns.map(({ column, reason }) => (
              <li key={column} className="foreign">
                <span className="font-semibold">{column}</span> <span className="text-ink-2">{reason}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {report.matrices.length > 0 && <HeatMaps matrices={report.matrices} />}
    </div>
  );
}

function Score({ name, score }: { name: string; score: CeiledScore | undefined }) {
  return (
    <Card className="p-5 sm:p-5">
      <p className="text-sm text-ink-2">{name}</p>
      <p className="tabular font-display text-3xl font-bold">{score === undefined ? t.app.unknown : decimal(score.score)}</p>
      {score?.ceiling !== undefined && <p className="tabular text-sm text-ink-3">{words.ceiling(decimal(score.ceiling))}</p>}
    </Card>
  );
}

const ORDERS = ["worst", "table"] as const;

function Columns({ columns }: { columns: readonly ColumnQuality[] }) {
  const [order, setOrder] = useState<(typeof ORDERS)[number]>("worst");
  const sorted = useMemo(
    () => (order === "worst" ? columns.toSorted((a, b) => (a.shape?.score ?? 1) - (b.shape?.score ?? 1)) : columns),
    [columns, order],
  );
  return (
    <Card>
      <CardHead title={words.columns} hint={words.columnsHint}>
        <Select aria-label={words.columnOrder} className="w-44" value={order} onChange={(event) => setOrder(event.target.value as (typeof ORDERS)[number])}>
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {words.orders[one]}
            </option>
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
              {words.missing(percent(column.realMissingShare), percent(column.syntheticMissingShare))}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
