import type { ReactNode } from "react";
import { t } from "@/messages";
import { Button } from "./button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "./dialog";

/** Asks before something that can not be undone. */
export function Confirm({ title, text, action, onConfirm, children }: { title: string; text: string; action: string; onConfirm: () => void; children: ReactNode }) {
  return (
    <Dialog>
      <DialogTrigger asChild>{children}</DialogTrigger>
      <DialogContent title={title} description={text}>
        <div className="flex justify-end gap-3">
          <DialogClose asChild>
            <Button>{t.app.keep}</Button>
          </DialogClose>
          <DialogClose asChild>
            <Button tone="danger" onClick={onConfirm}>
              {action}
            </Button>
          </DialogClose>
        </div>
      </DialogContent>
    </Dialog>
  );
}
