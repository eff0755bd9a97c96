import { useId } from "react";
import { t } from "@/messages";

const REAL = "M6 3c0 6 12 8 12 15 0 3-1.4 5-3.4 7";
const SYNTHETIC = "M18 3c0 6-12 8-12 15 0 3 1.4 5 3.4 7";
const RUNGS = [6, 8.4, 15.4, 18, 20.6];

/** The Data Helix: a solid strand, the real data, and a dotted one, the synthetic, twisted around each other. */
export function Helix({ size = 28, mono = false }: { size?: number; mono?: boolean }) {
  const id = useId();
  const real = mono ? "currentColor" : "var(--real)";
  const synthetic = mono ? "currentColor" : "var(--synthetic)";
  return (
    <svg width={size} height={size} viewBox="0 0 24 28" fill="none" aria-hidden="true">
      <defs>
        {/* A level line has no height, and a gradient by its box would paint nothing. */}
        <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="6" y1="0" x2="18" y2="0">
          <stop stopColor={real} />
          <stop offset="1" stopColor={synthetic} />
        </linearGradient>
      </defs>
      {size >= 20 &&
        RUNGS.map((y) => {
          const reach = Math.abs(Math.cos(((y - 3) / 22) * Math.PI * 1.36)) * 5.2;
          return <path key={y} d={`M${12 - reach} ${y}h${2 * reach}`} stroke={`url(#${id})`} strokeWidth="1.1" opacity="0.75" />;
        })}
      <path d={REAL} stroke={real} strokeWidth="2.4" strokeLinecap="round" />
      <path d={SYNTHETIC} stroke={synthetic} strokeWidth="2.4" strokeLinecap="round" strokeDasharray="0.1 3.7" />
    </svg>
  );
}

/** Helix and name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 font-display text-lg font-bold tracking-tight">
      <Helix />
      {t.app.name}
    </span>
  );
}
