import { ChevronDown } from "lucide-react";
import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "@/lib/cn";

const CONTROL =
  "w-full rounded-control border border-line-2 bg-raised/60 px-3 text-[0.93rem] text-ink transition placeholder:text-ink-3 hover:border-ink-3 focus-visible:border-accent disabled:opacity-50 aria-invalid:border-critical";

/** A control with its name, its help and what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: (control: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined }) => ReactNode;
}) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children({ id, "aria-describedby": note === undefined ? undefined : `${id}-note`, "aria-invalid": error === undefined ? undefined : true })}
      {note !== undefined && (
        <p id={`${id}-note`} className={cn("text-sm", error === undefined ? "text-ink-2" : "text-critical")} role={error === undefined ? undefined : "alert"}>
          {note}
        </p>
      )}
    </div>
  );
}

/** One line of text, or a number. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(CONTROL, "h-10", className)} {...rest} />;
}

/** Some lines of text. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn(CONTROL, "min-h-24 py-2", className)} {...rest} />;
}

/** One of a few. The system's own list: phones show it best. `className` is for its place; the control fills it. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cn("relative block w-full", className)}>
      <select className={cn(CONTROL, "h-10 appearance-none truncate pr-9 [&>option]:bg-raised")} {...rest} />
      <ChevronDown className="pointer-events-none absolute top-3 right-3 size-4 text-ink-3" aria-hidden="true" />
    </span>
  );
}
