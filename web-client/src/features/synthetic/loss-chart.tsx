import type { TrainingMetric } from "@syntho/sdk/v1/watch_synthetic_dataset";
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { cn } from "@/lib/cn";
import { count, decimal } from "@/lib/format";
import { spoken } from "@/lib/words";
import { t } from "@/messages";

const words = t.synthetic.live;
const TOLD = 20;
const FINE = 0.2;

/** Violet and cyan mean real and synthetic rows; a loss is neither. */
const LOOKS = [
  { stroke: "var(--curve)", strokeDasharray: "0" },
  { stroke: "var(--curve-2)", strokeDasharray: "6 4" },
  { stroke: "var(--medium)", strokeDasharray: "2 3" },
] as const;

type Point = Readonly<Record<string, number>>;

/** Losses by epoch, and the score that decides which model is kept, where it is measured. */
export default function TrainingCharts({ metrics }: { metrics: readonly TrainingMetric[] }) {
  const names = [...new Set(metrics.flatMap(({ losses }) => Object.keys(losses)))].sort();
  const best = metrics.findLast(({ bestSoFar }) => bestSoFar)?.epoch;
  const scores = metrics.flatMap(({ epoch, validationScore }) => (validationScore === undefined ? [] : [{ epoch, [words.score]: validationScore }]));
  return (
    <div className={cn("grid gap-6", scores.length > 1 && "xl:grid-cols-2")}>
      <Curves label={words.lossesOf(names.map(lossName).join(", "))} names={names} points={metrics.map(({ epoch, losses }) => ({ epoch, ...losses }))} best={best} />
      {scores.length > 1 && <Curves label={words.scores} names={[words.score]} points={scores} best={best} />}
    </div>
  );
}

function lossName(name: string): string {
  return words.loss[name] ?? spoken(name);
}

function Curves({ label, names, points, best }: { label: string; names: readonly string[]; points: readonly Point[]; best: number | undefined }) {
  const values = points.flatMap((point) => names.flatMap((name) => point[name] ?? []));
  const digits = Math.max(...values) - Math.min(...values) < FINE ? 3 : 1;
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-2">
        {names.map((name, at) => (
          <span key={name} className="flex items-center gap-2">
            <svg width="26" height="4" aria-hidden="true">
              <path d="M0 2h26" strokeWidth="2.5" {...LOOKS[at % LOOKS.length]} />
            </svg>
            {lossName(name)}
          </span>
        ))}
      </figcaption>
      <div className="h-52" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="epoch" type="number" domain={["dataMin", "dataMax"]} allowDecimals={false} stroke="var(--ink-3)" fontSize={12} tickLine={false} />
            <YAxis stroke="var(--ink-3)" fontSize={12} tickLine={false} axisLine={false} width={46} domain={["auto", "auto"]} tickFormatter={(value: number) => decimal(value, digits)} />
            {best !== undefined && <ReferenceLine x={best} stroke="var(--low)" strokeDasharray="2 4" />}
            <Tooltip
              formatter={(value, name) => [decimal(Number(value), 4), lossName(String(name))]}
              labelFormatter={(epoch) => words.atEpoch(count(Number(epoch)))}
              contentStyle={{ background: "var(--raised)", border: "1px solid var(--line-2)", borderRadius: 12, color: "var(--ink)" }}
              itemStyle={{ color: "var(--ink)" }}
            />
            {names.map((name, at) => (
              <Line key={name} dataKey={name} dot={false} strokeWidth={2.2} isAnimationActive={false} {...LOOKS[at % LOOKS.length]} />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <table className="sr-only">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.epochHead}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {lossName(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.slice(-TOLD).map((point, at) => (
            <tr key={at}>
              <th scope="row">{point["epoch"]}</th>
              {names.map((name) => (
                <td key={name}>{point[name] === undefined ? t.app.unknown : decimal(point[name], 4)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
