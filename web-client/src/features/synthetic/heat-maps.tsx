import { AssociationMatrix_Measure as Measure, type AssociationMatrix } from "@syntho/sdk/v1/quality_report";
import { useState } from "react";
import { decimal } from "@/lib/format";
import { spoken } from "@/lib/words";
import { Card, CardHead } from "@/ui/card";
import { Select } from "@/ui/field";

const SIDES = [
  { key: "real", name: "Real", colour: "var(--real)" },
  { key: "synthetic", name: "Synthetic", colour: "var(--synthetic)" },
  { key: "difference", name: "Difference", colour: "var(--critical)" },
] as const;

/** How strongly columns go together: in the real table, in the synthetic one, and where they differ. */
export function HeatMaps({ matrices }: { matrices: readonly AssociationMatrix[] }) {
  const [chosen, setChosen] = useState(0);
  const [cell, setCell] = useState<string>();
  const matrix = matrices[chosen] ?? matrices[0];
  if (matrix === undefined) {
    return null;
  }
  const size = matrix.columns.length;
  const tell = (at: number) => {
    const first = matrix.columns[Math.floor(at / size)] ?? "";
    const second = matrix.columns[at % size] ?? "";
    return `${first} and ${second}: ${decimal(matrix.real[at] ?? 0, 2)} real, ${decimal(matrix.synthetic[at] ?? 0, 2)} synthetic`;
  };
  return (
    <Card>
      <CardHead title="How columns go together" hint={<span className="foreign">{cell ?? "Point at a cell"}</span>}>
        {matrices.length > 1 && (
          <Select aria-label="Measure" className="w-56" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {matrices.map(({ measure }, at) => (
              <option key={at} value={at}>
                {spoken(Measure[measure] ?? "")}
              </option>
            ))}
          </Select>
        )}
      </CardHead>
      <div className="grid gap-5 sm:grid-cols-3" onPointerLeave={() => setCell(undefined)}>
        {SIDES.map(({ key, name, colour }) => (
          <figure key={key} className="min-w-0">
            <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`${name} association of ${size} columns`} className="aspect-square w-full rounded-lg border border-line">
              {matrix[key].map((value, at) => (
                <rect
                  key={at}
                  x={at % size}
                  y={Math.floor(at / size)}
                  width="0.96"
                  height="0.96"
                  rx="0.08"
                  fill={colour}
                  fillOpacity={0.04 + 0.96 * Math.min(1, Math.abs(value) * (key === "difference" ? 3 : 1))}
                  onPointerEnter={() => setCell(tell(at))}
                >
                  <title>{tell(at)}</title>
                </rect>
              ))}
            </svg>
            <figcaption className="mt-2 text-center text-sm text-ink-2">
              {name}
              {key === "difference" && " (threefold)"}
            </figcaption>
          </figure>
        ))}
      </div>
    </Card>
  );
}
