import type { TrainingMetric } from "@syntho/sdk/v1/watch_synthetic_dataset";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { decimal } from "@/lib/format";

const LOOKS = [
  { stroke: "var(--real)", strokeDasharray: "0" },
  { stroke: "var(--synthetic)", strokeDasharray: "6 4" },
  { stroke: "var(--medium)", strokeDasharray: "2 3" },
];

/** Losses by epoch. */
export default function LossChart({ metrics }: { metrics: readonly TrainingMetric[] }) {
  const names = [...new Set(metrics.flatMap(({ losses }) => Object.keys(losses)))].sort();
  const data = metrics.map(({ epoch, losses }) => ({ epoch, ...losses }));
  return (
    <div className="h-56" role="img" aria-label={`Losses by epoch: ${names.join(", ")}`}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: -8 }}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="epoch" stroke="var(--ink-3)" fontSize={12} tickLine={false} />
          <YAxis stroke="var(--ink-3)" fontSize={12} tickLine={false} axisLine={false} width={52} />
          <Tooltip
            formatter={(value) => decimal(Number(value), 4)}
            labelFormatter={(epoch) => `Epoch ${String(epoch)}`}
            contentStyle={{ background: "var(--raised)", border: "1px solid var(--line-2)", borderRadius: 12 }}
          />
          {names.map((name, at) => (
            <Line key={name} dataKey={name} dot={false} strokeWidth={2} isAnimationActive={false} {...LOOKS[at % LOOKS.length]} />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
