import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A translucent surface. */
export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section className={cn("glass p-5 sm:p-6", className)} {...rest} />;
}

/** A card's head: what it is about, and what can be done. */
export function CardHead({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-3 last:mb-0">
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="text-lg font-semibold">{title}</h2>
        {hint !== undefined && <p className="mt-0.5 text-sm text-ink-2">{hint}</p>}
      </div>
      {children}
    </div>
  );
}
