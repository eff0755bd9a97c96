import type { ColumnQuality } from "@syntho/sdk/v1/column_quality";
import { compact, decimal, onDay, percent } from "@/lib/format";

const WIDTH = 300;
const HEIGHT = 120;
const MOST_BARS = 8;

/** A column's real and synthetic distribution over each other, with the numbers in a table for those who do not see it. */
export function Overlay({ column }: { column: ColumnQuality }) {
  const { chart } = column;
  if (chart.case === "histogram") {
    const { edges, real, synthetic, temporal } = chart.value;
    const text = (value: number) => (temporal ? onDay(new Date(value / 1000)) : Math.abs(value) >= 10_000 ? compact(value) : decimal(value, Number.isInteger(value) ? 0 : 2));
    return (
      <>
        <Steps real={real} synthetic={synthetic} label={`Distribution of ${column.column}`} />
        <p className="tabular flex justify-between text-xs text-ink-3">
          <span>{text(edges[0] ?? 0)}</span>
          <span>{text(edges.at(-1) ?? 0)}</span>
        </p>
        <Numbers caption={`Distribution of ${column.column}`} rows={real.map((share, at) => [`${text(edges[at] ?? 0)} to ${text(edges[at + 1] ?? 0)}`, share, synthetic[at] ?? 0])} />
      </>
    );
  }
  if (chart.case === "topCategories") {
    const rows = chart.value.categories.slice(0, MOST_BARS);
    const most = Math.max(...rows.flatMap(({ real, synthetic }) => [real, synthetic]), 1e-9);
    return (
      <>
        <ul className="grid gap-1.5" aria-hidden="true">
          {rows.map(({ value, real, synthetic }) => (
            <li key={value} className="grid grid-cols-[40%_1fr] items-center gap-2 text-xs">
              <span className="truncate [unicode-bidi:isolate]" title={value}>
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
        <Numbers caption={`Categories of ${column.column}`} rows={rows.map(({ value, real, synthetic }) => [value, real, synthetic])} />
      </>
    );
  }
  return <p className="text-sm text-ink-3">No picture: its values are made anew.</p>;
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
          <th>Value</th>
          <th>Real</th>
          <th>Synthetic</th>
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
