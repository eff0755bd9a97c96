import { decimal } from "@/lib/format";
import { t } from "@/messages";
import type { Tone } from "./badge";

const RADIUS = 52;
const LENGTH = Math.PI * RADIUS;

/** A score from 0 to 100 on a half circle. */
export function Gauge({ value, tone, label }: { value: number; tone: Tone; label: string }) {
  const share = Math.min(1, Math.max(0, value / 100));
  const colour = tone === "plain" ? "var(--ink-3)" : `var(--${tone})`;
  return (
    <svg viewBox="0 0 128 78" role="img" aria-label={t.app.score(label, decimal(value, 1))} className="w-48">
      <path d="M12 68a52 52 0 0 1 104 0" fill="none" stroke="var(--surface-2)" strokeWidth="11" strokeLinecap="round" />
      <path d="M12 68a52 52 0 0 1 104 0" fill="none" stroke={colour} strokeWidth="11" strokeLinecap="round" strokeDasharray={`${share * LENGTH} ${LENGTH}`} />
      <text x="64" y="62" textAnchor="middle" className="fill-ink font-display text-[26px] font-bold">
        {decimal(value, 1)}
      </text>
      <text x="64" y="75" textAnchor="middle" className="fill-ink-3 text-[9px]">
        {t.app.of100}
      </text>
    </svg>
  );
}
