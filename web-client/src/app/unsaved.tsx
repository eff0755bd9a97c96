import { useBlocker } from "@tanstack/react-router";
import { createContext, useCallback, useContext, useEffect, useId, useMemo, useRef, useState, type ReactNode } from "react";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog, DialogContent } from "@/ui/dialog";

interface Unsaved {
  /** Says whether what `holder` shows would be lost. */
  readonly note: (holder: string, unsaved: boolean) => void;
  /** Whether the page may be left: asks where something would be lost. */
  readonly mayLeave: () => Promise<boolean>;
}

const Context = createContext<Unsaved | undefined>(undefined);

function useContextOf(): Unsaved {
  const unsaved = useContext(Context);
  if (unsaved === undefined) {
    throw new Error("no UnsavedProvider");
  }
  return unsaved;
}

/** Asks before the page is left while something on it is not saved: by a link, by a key, by closing the tab. */
export function useUnsaved(unsaved: boolean): void {
  const { note } = useContextOf();
  const id = useId();
  useEffect(() => {
    note(id, unsaved);
    return () => note(id, false);
  }, [id, note, unsaved]);
}

/** Asks, where something is not saved, before what takes the page away without going elsewhere first. */
export function useMayLeave(): () => Promise<boolean> {
  return useContextOf().mayLeave;
}

/** Knows what is not saved, and asks. */
export function UnsavedProvider({ children }: { children: ReactNode }) {
  const holders = useRef(new Set<string>());
  const [answer, setAnswer] = useState<(leave: boolean) => void>();
  const note = useCallback((holder: string, unsaved: boolean) => void (unsaved ? holders.current.add(holder) : holders.current.delete(holder)), []);
  const mayLeave = useCallback(async () => {
    if (holders.current.size === 0) {
      return true;
    }
    const leave = await new Promise<boolean>((resolve) => setAnswer(() => resolve));
    setAnswer(undefined);
    if (leave) {
      // It is given up: nothing on the way asks again.
      holders.current.clear();
    }
    return leave;
  }, []);
  useBlocker({
    shouldBlockFn: useCallback(async () => !(await mayLeave()), [mayLeave]),
    enableBeforeUnload: useCallback(() => holders.current.size > 0, []),
  });
  const { unsaved: words } = t.app;
  return (
    <Context.Provider value={useMemo(() => ({ note, mayLeave }), [note, mayLeave])}>
      {children}
      <Dialog open={answer !== undefined} onOpenChange={(open) => !open && answer?.(false)}>
        <DialogContent title={words.title} description={words.text}>
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={() => answer?.(false)}>{words.stay}</Button>
            <Button tone="danger" onClick={() => answer?.(true)}>
              {words.leave}
            </Button>
          </div>
        </DialogContent>
      </Dialog>
    </Context.Provider>
  );
}
