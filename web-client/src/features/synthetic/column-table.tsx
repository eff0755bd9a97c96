import type { ColumnQuality } from "@syntho/sdk/v1/column_quality";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo, useState } from "react";
import { cn } from "@/lib/cn";
import { count, decimal, percent } from "@/lib/format";
import { t } from "@/messages";
import { Card, CardHead } from "@/ui/card";

const words = t.quality.table;

/** A figure of a column: how it is told, beside the real one where there are two, and what it is ordered by. */
interface Figure {
  readonly name: string;
  readonly order: (column: ColumnQuality) => number | undefined;
  readonly tell: (column: ColumnQuality) => string | undefined;
  readonly beside?: (column: ColumnQuality) => string | undefined;
}

const of = <T,>(value: T | undefined, tell: (value: T) => string): string | undefined => (value === undefined ? undefined : tell(value));

const FIGURES: readonly Figure[] = [
  { name: words.shape, order: ({ shape }) => shape?.score, tell: ({ shape }) => of(shape?.score, (score) => decimal(score)), beside: ({ shape }) => of(shape?.ceiling, (ceiling) => words.fresh(decimal(ceiling))) },
  {
    name: words.missing,
    order: ({ syntheticMissingShare, realMissingShare }) => Math.abs(syntheticMissingShare - realMissingShare),
    tell: ({ syntheticMissingShare }) => percent(syntheticMissingShare),
    beside: ({ realMissingShare }) => words.real(percent(realMissingShare)),
  },
  {
    name: words.distinct,
    order: ({ syntheticDistinct }) => (syntheticDistinct === undefined ? undefined : Number(syntheticDistinct)),
    tell: ({ syntheticDistinct }) => of(syntheticDistinct, count),
    beside: ({ realDistinct }) => of(realDistinct, (value) => words.real(count(value))),
  },
  { name: words.adherence, order: ({ adherence }) => adherence, tell: ({ adherence }) => of(adherence, (share) => percent(share)), beside: ({ holdout }) => of(holdout?.adherence, (value) => words.fresh(percent(value))) },
  { name: words.coverage, order: ({ coverage }) => coverage, tell: ({ coverage }) => of(coverage, (share) => percent(share)), beside: ({ holdout }) => of(holdout?.coverage, (value) => words.fresh(percent(value))) },
];

interface Order {
  readonly figure: number;
  readonly falling: boolean;
}

/** Every figure of every column, to be ordered by any of them. */
export function ColumnTable({ columns }: { columns: readonly ColumnQuality[] }) {
  const [order, setOrder] = useState<Order>();
  const sorted = useMemo(() => {
    const figure = order === undefined ? undefined : FIGURES[order.figure];
    const sign = order?.falling === true ? -1 : 1;
    return figure === undefined ? columns : columns.toSorted((a, b) => sign * ((figure.order(a) ?? Infinity) - (figure.order(b) ?? Infinity)));
  }, [columns, order]);
  return (
    <Card>
      <CardHead title={words.title} hint={words.hint} />
      <div className="-mx-5 overflow-x-auto px-5 sm:-mx-6 sm:px-6" tabIndex={0} role="region" aria-label={words.title}>
        <table className="tabular w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-ink-2">
              <th scope="col" className="py-2 pr-4 font-semibold">
                {words.column}
              </th>
              {FIGURES.map(({ name }, at) => {
                const chosen = order?.figure === at;
                const Icon = order?.falling === true ? ArrowDown : ArrowUp;
                return (
                  <th key={name} scope="col" aria-sort={chosen ? (order.falling ? "descending" : "ascending") : "none"} className="py-1 pr-4 font-semibold">
                    <button type="button" className="inline-flex items-center gap-1 py-1 whitespace-nowrap hover:text-ink" onClick={() => setOrder({ figure: at, falling: chosen && !order.falling })}>
                      {name}
                      <Icon className={cn("size-3.5", !chosen && "opacity-0")} aria-hidden="true" />
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.map((column) => (
              <tr key={column.column} className="border-b border-line/60 align-top last:border-0">
                <th scope="row" className="foreign min-w-32 py-2 pr-4 text-left font-semibold">
                  {column.column}
                </th>
                {FIGURES.map(({ name, tell, beside }) => (
                  <td key={name} className="py-2 pr-4 whitespace-nowrap">
                    {tell(column) ?? <span className="text-ink-3">{t.app.unknown}</span>}
                    {beside !== undefined && <span className="block text-xs text-ink-3">{beside(column)}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
