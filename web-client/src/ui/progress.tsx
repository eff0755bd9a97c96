import { Progress as Radix } from "radix-ui";
import { cn } from "@/lib/cn";

/** How far something is, 0 to 1. Moves smoothly between the server's messages. */
export function Progress({ value, label, className }: { value: number; label: string; className?: string }) {
  const share = Math.min(1, Math.max(0, value));
  return (
    <Radix.Root value={Math.round(share * 100)} aria-label={label} className={cn("h-2 overflow-hidden rounded-full bg-surface-2", className)}>
      <Radix.Indicator
        className="h-full w-full rounded-full bg-gradient-to-r from-accent-fill to-synthetic transition-transform duration-1000 ease-linear"
        style={{ transform: `translateX(${(share - 1) * 100}%)` }}
      />
    </Radix.Root>
  );
}
