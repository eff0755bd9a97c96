import type { ReactNode } from "react";

/** A chapter of the page. */
export function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-5 border-t border-line pt-8" aria-label={title}>
      <h2 className="text-2xl font-bold">{title}</h2>
      {children}
    </section>
  );
}

/** One thing in one state, and what that state is called. */
export function Specimen({ name, children, className = "" }: { name: string; children: ReactNode; className?: string }) {
  return (
    <div className={`grid min-w-0 content-start justify-items-start gap-2 ${className}`}>
      <p className="font-mono text-xs text-ink-3">{name}</p>
      {children}
    </div>
  );
}

/** Specimens beside each other. */
export function Shelf({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-start gap-x-8 gap-y-5">{children}</div>;
}

/** Each in a full width. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="grid gap-5 md:grid-cols-2 [&>*]:justify-items-stretch">{children}</div>;
}
