import type { ReactNode } from "react";

/** A page's title, what it is about, and what can be done on it. */
export function PageHead({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-7 flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0">
        <h1 className="foreign text-3xl font-bold sm:text-4xl">{title}</h1>
        {hint !== undefined && <div className="mt-2 max-w-3xl text-ink-2">{hint}</div>}
      </div>
      {children !== undefined && (
        <div className="flex flex-wrap gap-2" data-print="no">
          {children}
        </div>
      )}
    </div>
  );
}

/** One figure with its name. */
export function Figure({ name, value, hint }: { name: ReactNode; value: ReactNode; hint?: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="tabular font-display text-2xl font-semibold">{value}</dd>
      {hint !== undefined && <dd className="text-sm text-ink-3">{hint}</dd>}
    </div>
  );
}
