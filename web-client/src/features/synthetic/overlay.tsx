import type { ColumnQuality } from "@syntho/sdk/v1/column_quality";
import { cn } from "@/lib/cn";
import { compact, decimal, onDay, percent } from "@/lib/format";
import { t } from "@/messages";

const words = t.quality;

const WIDTH = 300;
const HEIGHT = 120;
const MOST_BARS = 8;

/** A column's real and synthetic distribution over each other, with the numbers in a table for those who do not see it. */
export function Overlay({ column }: { column: ColumnQuality }) {
  const { chart } = column;
  if (chart.case === "histogram") {
    const { edges, real, synthetic, temporal } = chart.value;
    const text = (value: number) => (temporal ? onDay(new Date(value * 1000)) : Math.abs(value) >= 10_000 ? compact(value) : decimal(value, Number.isInteger(value) ? 0 : 2));
    return (
      <>
        <Steps real={real} synthetic={synthetic} label={words.distribution(column.column)} />
        <p className="tabular mt-1 flex justify-between text-xs text-ink-3">
          <span>{text(edges[0] ?? 0)}</span>
          <span>{text(edges.at(-1) ?? 0)}</span>
        </p>
        <Numbers caption={words.distribution(column.column)} rows={real.map((share, at) => [words.range(text(edges[at] ?? 0), text(edges[at + 1] ?? 0)), share, synthetic[at] ?? 0])} />
      </>
    );
  }
  if (chart.case === "topCategories") {
    const { categories, realOther, syntheticOther } = chart.value;
    const rows = categories.slice(0, MOST_BARS);
    const rest = (own: number, side: "real" | "synthetic") => own + categories.slice(MOST_BARS).reduce((sum, category) => sum + category[side], 0);
    const others = { real: rest(realOther, "real"), synthetic: rest(syntheticOther, "synthetic") };
    const shown = others.real + others.synthetic > 0 ? [...rows.map((row) => ({ ...row, other: false })), { value: words.others, ...others, other: true }] : rows.map((row) => ({ ...row, other: false }));
    const most = Math.max(...shown.flatMap(({ real, synthetic }) => [real, synthetic]), 1e-9);
    return (
      <>
        <ul className="grid gap-1.5" aria-hidden="true">
          {shown.map(({ value, real, synthetic, other }) => (
            <li key={other ? "\u0000" : value} className="grid grid-cols-[40%_1fr] items-center gap-2 text-xs">
              <span className={cn("truncate [unicode-bidi:isolate]", other && "text-ink-3 italic")} title={value}>
                {value}
              </span>
              <span className="grid gap-0.5">
                <span className="h-1.5 rounded-full bg-real" style={{ width: percent(real / most, 2) }} />
                <span
                  className="h-1.5 rounded-full bg-[repeating-linear-gradient(90deg,var(--synthetic)_0_5px,transparent_5px_8px)]"
                  style={{ width: percent(synthetic / most, 2) }}
                />
              </span>
            </li>
          ))}
        </ul>
        <Numbers caption={words.categories(column.column)} rows={shown.map(({ value, real, synthetic }) => [value, real, synthetic])} />
      </>
    );
  }
  return <p className="text-sm text-ink-3">{words.noPicture}</p>;
}

function Steps({ real, synthetic, label }: { real: readonly number[]; synthetic: readonly number[]; label: string }) {
  const most = Math.max(...real, ...synthetic, 1e-9);
  const width = WIDTH / Math.max(1, real.length);
  const path = (values: readonly number[]) =>
    values.map((value, at) => `${at === 0 ? "M" : "L"}${at * width} ${HEIGHT - (value / most) * (HEIGHT - 6)}H${(at + 1) * width}`).join("");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label} className="h-28 w-full">
      <path d={`${path(real)}V${HEIGHT}H0Z`} fill="var(--real)" opacity="0.16" />
      <path d={path(real)} fill="none" stroke="var(--real)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      <path d={path(synthetic)} fill="none" stroke="var(--synthetic)" strokeWidth="2" strokeDasharray="5 4" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function Numbers({ caption, rows }: { caption: string; rows: readonly (readonly [string, number, number])[] }) {
  return (
    <table className="sr-only">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th>{words.value}</th>
          <th>{words.real}</th>
          <th>{words.synthetic}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, real, synthetic]) => (
          <tr key={name}>
            <th>{name}</th>
            <td>{percent(real)}</td>
            <td>{percent(synthetic)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
