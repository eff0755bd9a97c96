import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { cn } from "@/lib/cn";
import { sentence } from "@/lib/sentence";
import { t } from "@/messages";
import { Button } from "./button";

interface Note {
  readonly id: number;
  readonly good: boolean;
  readonly text: string;
}

/** Tells what came of an action. */
export interface Toaster {
  done(text: string): void;
  failed(error: unknown): void;
}

const Context = createContext<Toaster>({ done: () => undefined, failed: () => undefined });

/** Tells what came of an action. */
export function useToast(): Toaster {
  return useContext(Context);
}

/** Shows what came of actions, for a while. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [notes, setNotes] = useState<readonly Note[]>([]);
  const add = useCallback((good: boolean, text: string) => setNotes((old) => [...old.slice(-2), { id: Date.now() + Math.random(), good, text }]), []);
  const toaster = useMemo<Toaster>(
    () => ({ done: (text) => add(true, text), failed: (error) => add(false, sentence(error).text) }),
    [add],
  );
  return (
    <Context.Provider value={toaster}>
      <Radix.Provider duration={6_000}>
        {children}
        {notes.map((note) => (
          <Radix.Root
            key={note.id}
            onOpenChange={(open) => !open && setNotes((old) => old.filter(({ id }) => id !== note.id))}
            className="flex items-start gap-3 rounded-2xl border border-line-2 bg-raised p-4 shadow-raised data-[state=open]:animate-[appear_180ms]"
          >
            <span className={cn("mt-0.5", note.good ? "text-low" : "text-critical")}>{note.good ? <CircleCheck className="size-5" /> : <CircleAlert className="size-5" />}</span>
            <Radix.Description className="foreign flex-1 text-sm">{note.text}</Radix.Description>
            <Radix.Close asChild>
              <Button tone="ghost" size="icon" className="-m-1.5 size-8" aria-label={t.app.dismiss}>
                <X />
              </Button>
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed right-0 bottom-16 z-60 grid w-full max-w-sm gap-2 p-4 outline-none lg:bottom-0" />
      </Radix.Provider>
    </Context.Provider>
  );
}
