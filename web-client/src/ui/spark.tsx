/** A distribution in a few bars, without axes: its shape at a glance. */
export function Spark({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(...values, Number.MIN_VALUE);
  const width = 100 / Math.max(1, values.length);
  return (
    <svg viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label={label} className="h-7 w-full text-real lg:w-28">
      {values.map((value, at) => {
        const height = value <= 0 ? 0 : Math.max(1.5, (value / most) * 27);
        return <rect key={at} x={at * width} y={28 - height} width={Math.max(0.8, width - 0.8)} height={height} rx="0.8" fill="currentColor" />;
      })}
    </svg>
  );
}
