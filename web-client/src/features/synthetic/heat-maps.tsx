import { AssociationMatrix_Measure as Measure, type AssociationMatrix } from "@syntho/sdk/v1/quality_report";
import { useState } from "react";
import { decimal } from "@/lib/format";
import { t } from "@/messages";
import { Card, CardHead } from "@/ui/card";
import { Select } from "@/ui/field";

const words = t.quality;

const FURTHEST = 5;
const LEAST_FULL = 0.1;
const SIDES = [
  { key: "real", name: words.real, colour: "var(--real)" },
  { key: "synthetic", name: words.synthetic, colour: "var(--synthetic)" },
  { key: "difference", name: words.difference, colour: "var(--critical)" },
] as const;

/** The pairs that differ most, each once. */
function furthest({ columns, difference }: AssociationMatrix): readonly { readonly at: number; readonly first: string; readonly second: string }[] {
  const size = columns.length;
  return difference
    .map((value, at) => ({ at, away: Math.abs(value), row: Math.floor(at / size), column: at % size }))
    .filter(({ row, column }) => row < column)
    .sort((a, b) => b.away - a.away)
    .slice(0, FURTHEST)
    .map(({ at, row, column }) => ({ at, first: columns[row] ?? "", second: columns[column] ?? "" }));
}

/** How strongly columns go together: in the real table, in the synthetic one, and where they differ. */
export function HeatMaps({ matrices }: { matrices: readonly AssociationMatrix[] }) {
  const [chosen, setChosen] = useState(() => matrices.reduce((most, { columns }, at) => (columns.length > (matrices[most]?.columns.length ?? 0) ? at : most), 0));
  const [cell, setCell] = useState<string>();
  const matrix = matrices[chosen] ?? matrices[0];
  if (matrix === undefined) {
    return null;
  }
  const size = matrix.columns.length;
  // Small differences are the rule: they would not be seen on the scale of the others.
  const full = Math.max(LEAST_FULL, ...matrix.difference.map(Math.abs));
  const tell = (at: number) => {
    const first = matrix.columns[Math.floor(at / size)] ?? "";
    const second = matrix.columns[at % size] ?? "";
    return words.cell(first, second, decimal(matrix.real[at] ?? 0, 2), decimal(matrix.synthetic[at] ?? 0, 2));
  };
  return (
    <Card>
      <CardHead title={words.together} hint={<span className="foreign print:hidden">{cell ?? words.pointAt}</span>}>
        {matrices.length > 1 && (
          <Select aria-label={words.measure} className="w-56" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {matrices.map(({ measure }, at) => (
              <option key={at} value={at}>
                {words.measures[Measure[measure] as keyof typeof Measure]}
              </option>
            ))}
          </Select>
        )}
      </CardHead>
      <div className="grid gap-5 sm:grid-cols-3" onPointerLeave={() => setCell(undefined)}>
        {SIDES.map(({ key, name, colour }) => (
          <figure key={key} className="min-w-0">
            <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.association(name, size)} className="aspect-square w-full rounded-lg border border-line">
              {matrix[key].map((value, at) => (
                <rect
                  key={at}
                  x={at % size}
                  y={Math.floor(at / size)}
                  width="0.96"
                  height="0.96"
                  rx="0.08"
                  fill={colour}
                  fillOpacity={0.04 + 0.96 * Math.min(1, Math.abs(value) / (key === "difference" ? full : 1))}
                  onPointerEnter={() => setCell(tell(at))}
                >
                  <title>{tell(at)}</title>
                </rect>
              ))}
            </svg>
            <figcaption className="mt-2 text-center text-sm text-ink-2">
              {name}
              {key === "difference" && `, ${words.fullAt(decimal(full, 2))}`}
            </figcaption>
          </figure>
        ))}
      </div>
      <h3 className="mt-6 mb-2 text-sm font-semibold">{words.furthest}</h3>
      <ul className="tabular grid gap-1.5 text-sm">
        {furthest(matrix).map(({ at, first, second }) => (
          <li key={at} className="flex flex-wrap justify-between gap-x-4">
            <span className="foreign">{words.furthestPair(first, second)}</span>
            <span className="text-ink-2">{words.pairValues(decimal(matrix.real[at] ?? 0, 2), decimal(matrix.synthetic[at] ?? 0, 2))}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
