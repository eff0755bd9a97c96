import { CircleAlert, CloudOff, Hourglass, Lock, RotateCw, SearchX, type LucideIcon } from "lucide-react";
import type { FailureKind } from "@syntho/sdk";
import type { ReactNode } from "react";
import { failureOf, sentence } from "@/lib/sentence";
import { cn } from "@/lib/cn";
import { t } from "@/messages";
import { Button } from "./button";
import { Card } from "./card";
import { Copy } from "./copy";

/** What is coming has this shape. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cn(
        "h-4 animate-[shimmer_1.8s_linear_infinite] rounded-lg bg-[linear-gradient(90deg,var(--bone)_25%,var(--bone-2)_50%,var(--bone)_75%)] bg-[length:200%_100%]",
        className,
      )}
    />
  );
}

/** A page's worth of it; with `head`, the page's title too. */
export function Loading({ rows = 4, head = false }: { rows?: number; head?: boolean }) {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">{t.app.loading}</span>
      {head && (
        <div className="mb-3 grid grid-cols-[minmax(0,1fr)] gap-3">
          <Skeleton className="h-10 w-72 max-w-full" />
          <Skeleton className="w-96 max-w-full" />
        </div>
      )}
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
    <Card className="grid justify-items-center gap-3 py-12 text-center sm:py-14">
      <span className="grid size-14 place-items-center rounded-2xl bg-accent-fill/15 text-accent">
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h2 className="text-xl font-semibold">{title}</h2>
      <p className="max-w-md text-ink-2">{hint}</p>
      {children !== undefined && <div className="mt-2">{children}</div>}
    </Card>
  );
}

const CALM = "bg-accent-fill/15 text-accent";

/** What is no fault of anything does not look like one. */
const LOOKS: Partial<Record<FailureKind, { readonly icon: LucideIcon; readonly look: string }>> = {
  not_found: { icon: SearchX, look: CALM },
  forbidden: { icon: Lock, look: CALM },
  unauthenticated: { icon: Lock, look: CALM },
  exhausted: { icon: Hourglass, look: "bg-medium/12 text-medium" },
  unavailable: { icon: CloudOff, look: "bg-medium/12 text-medium" },
};

/** It did not work: the reason in words, what to quote, and how to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const failure = failureOf(error);
  const { icon: Icon, look } = LOOKS[failure.kind] ?? { icon: CircleAlert, look: "bg-critical/12 text-critical" };
  return (
    <Card role="alert" className="grid justify-items-center gap-3 py-10 text-center sm:py-12">
      <span className={cn("grid size-14 place-items-center rounded-2xl", look)}>
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h2 className="text-xl font-semibold">{sentence(failure).title}</h2>
      <p className="foreign max-w-lg text-ink-2">{sentence(failure).text}</p>
      {failure.requestId !== "" && (
        <p className="flex flex-wrap items-center justify-center gap-1 text-sm text-ink-3">
          {t.app.request} <code className="font-mono text-xs">{failure.requestId}</code>
          <Copy text={failure.requestId} label={t.app.copyRequest} />
        </p>
      )}
      {onRetry !== undefined && (
        <Button className="mt-2" onClick={onRetry}>
          <RotateCw aria-hidden="true" /> {t.app.tryAgain}
        </Button>
      )}
    </Card>
  );
}
