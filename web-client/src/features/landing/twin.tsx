import { t } from "@/messages";
const WIDTH = 560;
const HEIGHT = 260;
const STEPS = 120;

function density(x: number, peaks: readonly (readonly [number, number, number])[]): number {
  return peaks.reduce((sum, [at, width, weight]) => sum + weight * Math.exp(-(((x - at) / width) ** 2)), 0);
}

function curve(peaks: readonly (readonly [number, number, number])[]): string {
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const x = i / STEPS;
    return `${i === 0 ? "M" : "L"}${(x * WIDTH).toFixed(1)} ${(HEIGHT - 22 - density(x, peaks) * 250).toFixed(1)}`;
  }).join("");
}

const REAL = curve([[0.27, 0.1, 0.82], [0.58, 0.16, 0.55], [0.86, 0.05, 0.22]]);
const SYNTHETIC = curve([[0.275, 0.104, 0.8], [0.575, 0.158, 0.56], [0.855, 0.056, 0.2]]);

/** A drawing, not data: a real distribution and the synthetic one that follows it. */
export function Twin() {
  return (
    <figure className="glass overflow-hidden p-5">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.landing.drawing} className="w-full">
        <defs>
          <linearGradient id="twin" x1="0" y1="0" x2="0" y2="1">
            <stop stopColor="var(--real)" stopOpacity="0.35" />
            <stop offset="1" stopColor="var(--real)" stopOpacity="0" />
          </linearGradient>
        </defs>
        {[0.25, 0.5, 0.75].map((y) => (
          <path key={y} d={`M0 ${HEIGHT * y}H${WIDTH}`} stroke="var(--line)" />
        ))}
        <path d={`${REAL}L${WIDTH} ${HEIGHT - 22}L0 ${HEIGHT - 22}Z`} fill="url(#twin)" />
        <path d={REAL} fill="none" stroke="var(--real)" strokeWidth="3" strokeLinejoin="round" />
        <path d={SYNTHETIC} fill="none" stroke="var(--synthetic)" strokeWidth="3" strokeDasharray="7 6" strokeLinecap="round" pathLength="1120" className="animate-[trace_6s_ease-in-out_infinite_alternate]" />
        <path d={`M0 ${HEIGHT - 22}H${WIDTH}`} stroke="var(--line-2)" />
      </svg>
      <figcaption className="mt-2 flex justify-center gap-6 text-sm text-ink-2">
        <span className="flex items-center gap-2">
          <span className="h-0.75 w-6 rounded bg-real" /> {t.landing.real}
        </span>
        <span className="flex items-center gap-2">
          <span className="w-6 border-t-3 border-dashed border-synthetic" /> {t.landing.synthetic}
        </span>
      </figcaption>
    </figure>
  );
}
