import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const look = cva(
  "inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap [&_svg]:size-3.5",
  {
    variants: {
      tone: {
        plain: "border-line-2 bg-surface text-ink-2",
        real: "border-real/35 bg-real/10 text-real",
        synthetic: "border-synthetic/35 bg-synthetic/10 text-synthetic",
        low: "border-low/35 bg-low/10 text-low",
        medium: "border-medium/35 bg-medium/10 text-medium",
        high: "border-high/35 bg-high/10 text-high",
        critical: "border-critical/35 bg-critical/10 text-critical",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

/** The meanings that have a colour. Each also says its word. */
export type Tone = NonNullable<VariantProps<typeof look>["tone"]>;

/** A word with a colour. */
export function Badge({ tone, className, ...rest }: ComponentProps<"span"> & { tone?: Tone }) {
  return <span className={cn(look({ tone }), className)} {...rest} />;
}
