import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** Views of one thing. */
export const Tabs = Radix.Root;

/** The row of their names; scrolls where it does not fit. */
export function TabList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cn("mb-6 flex overflow-x-auto sm:gap-1 border-b border-line pb-px", className)} {...rest} />;
}

/** One name. */
export function Tab({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        "-mb-px shrink-0 border-b-2 border-transparent px-1.5 py-2.5 text-[0.82rem] font-semibold text-ink-2 transition -outline-offset-2 sm:px-3.5 sm:text-sm hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink",
        className,
      )}
      {...rest}
    />
  );
}

/** What a name shows. */
export function TabPanel({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn("animate-[fade_200ms]", className)} {...rest} />;
}
