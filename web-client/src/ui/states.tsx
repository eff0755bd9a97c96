import { CircleAlert, CloudOff, RotateCw, type LucideIcon } from "lucide-react";
import { SynthoError } from "@syntho/sdk";
import type { ReactNode } from "react";
import { sentence } from "@/lib/messages";
import { cn } from "@/lib/cn";
import { Button } from "./button";
import { Card } from "./card";
import { Copy } from "./copy";

/** What is coming has this shape. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cn(
        "h-4 animate-[shimmer_1.8s_linear_infinite] rounded-lg bg-[linear-gradient(90deg,var(--surface)_25%,var(--surface-2)_50%,var(--surface)_75%)] bg-[length:200%_100%]",
        className,
      )}
    />
  );
}

/** A page's worth of it. */
export function Loading({ rows = 4 }: { rows?: number }) {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <Card key={row} className="grid gap-3">
          <Skeleton className="w-1/3" />
          <Skeleton className="w-2/3" />
        </Card>
      ))}
    </div>
  );
}

/** Nothing is here yet; this is how it comes. */
export function Empty({ icon: Icon, title, hint, children }: { icon: LucideIcon; title: string; hint: ReactNode; children?: ReactNode }) {
  return (
    <Card className="grid justify-items-center gap-3 py-12 text-center">
      <span className="grid size-14 place-items-center rounded-2xl bg-accent-fill/15 text-accent">
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h2 className="text-xl font-semibold">{title}</h2>
      <p className="max-w-md text-ink-2">{hint}</p>
      {children}
    </Card>
  );
}

/** It did not work: the reason in words, what to quote, and how to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const failure = SynthoError.from(error);
  const away = failure.kind === "unavailable";
  const Icon = away ? CloudOff : CircleAlert;
  return (
    <Card role="alert" className="grid justify-items-center gap-3 py-10 text-center">
      <span className="grid size-14 place-items-center rounded-2xl bg-critical/12 text-critical">
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h2 className="text-xl font-semibold">{sentence(failure).title}</h2>
      <p className="foreign max-w-lg text-ink-2">{sentence(failure).text}</p>
      {failure.requestId !== "" && (
        <p className="flex flex-wrap items-center justify-center gap-1 text-sm text-ink-3">
          Request <code className="font-mono text-xs">{failure.requestId}</code>
          <Copy text={failure.requestId} label="Copy the request id" />
        </p>
      )}
      {onRetry !== undefined && (
        <Button onClick={onRetry}>
          <RotateCw aria-hidden="true" /> Try again
        </Button>
      )}
    </Card>
  );
}
