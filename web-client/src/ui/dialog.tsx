import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { t } from "@/messages";
import { Button } from "./button";

/** Opens and closes. */
export const Dialog = Radix.Root;
/** What opens it. */
export const DialogTrigger = Radix.Trigger;
/** What closes it. */
export const DialogClose = Radix.Close;

/** A window over the page: a sheet from below on a phone. What is not `closable` waits for one of its own buttons. */
export function DialogContent({ title, description, closable = true, children }: { title: ReactNode; description?: ReactNode; closable?: boolean; children?: ReactNode }) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-veil backdrop-blur-sm data-[state=open]:animate-[fade_160ms]" />
      <Radix.Content
        {...(description === undefined ? { "aria-describedby": undefined } : {})}
        className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] overflow-y-auto rounded-t-3xl border border-line bg-raised p-6 shadow-raised data-[state=open]:animate-[appear_180ms] sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-w-lg sm:rounded-3xl"
      >
        <div className="mb-4 flex items-start justify-between gap-4">
          <div>
            <Radix.Title className="font-display text-xl font-semibold">{title}</Radix.Title>
            {description !== undefined && <Radix.Description className="mt-1 text-sm text-ink-2">{description}</Radix.Description>}
          </div>
          {closable && (
            <Radix.Close asChild>
              <Button tone="ghost" size="icon" aria-label={t.app.close}>
                <X />
              </Button>
            </Radix.Close>
          )}
        </div>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
