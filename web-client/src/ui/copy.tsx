import { Check, Copy as Icon } from "lucide-react";
import { useEffect, useState } from "react";
import { t } from "@/messages";
import { Button } from "./button";

/** Puts a text on the clipboard, and says so. */
export function Copy({ text, label = t.app.copy }: { text: string; label?: string }) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (done) {
      const timer = setTimeout(() => setDone(false), 1_600);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [done]);
  return (
    <Button tone="ghost" size="icon" className="size-7" aria-label={done ? t.app.copied : label} onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}>
      {done ? <Check className="text-low" /> : <Icon />}
    </Button>
  );
}
