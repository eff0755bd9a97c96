import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const look = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap transition select-none disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        primary:
          "bg-accent-fill text-accent-ink shadow-[0_8px_28px_-10px_var(--accent-fill)] hover:brightness-108 active:brightness-95",
        quiet: "border border-line bg-surface text-ink hover:border-line-2 hover:bg-surface-2",
        ghost: "text-ink-2 hover:bg-surface-2 hover:text-ink",
        danger: "border border-critical/40 bg-critical/10 text-critical hover:bg-critical/20",
      },
      size: {
        small: "h-8 px-3 text-sm",
        medium: "h-10 px-4 text-[0.93rem]",
        large: "h-12 px-6 text-base",
        icon: "size-9",
      },
    },
    defaultVariants: { tone: "quiet", size: "medium" },
  },
);

/** What a button can look like. */
export type ButtonLook = VariantProps<typeof look>;

/** A button, or with `asChild` a link that looks like one. While `busy` it waits for what it began. */
export function Button({
  tone,
  size,
  busy = false,
  asChild = false,
  className,
  children,
  disabled,
  ...rest
}: ComponentProps<"button"> & ButtonLook & { busy?: boolean; asChild?: boolean }) {
  const classes = cn(look({ tone, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" className={classes} disabled={disabled === true || busy} aria-busy={busy || undefined} {...rest}>
      {busy && <LoaderCircle className="animate-spin" aria-hidden="true" />}
      {children}
    </button>
  );
}
