import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

const PLACES = { d: "/dashboard", t: "/datasets", u: "/upload", s: "/settings" } as const;
const SEQUENCE_MS = 1_200;

function places(key: string): key is keyof typeof PLACES {
  return key in PLACES;
}

/** Whether a key belongs to what is being written. */
function writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Keys that work on every page: Ctrl K finds; G and then a letter goes to a page. Two keys, so that no single one that slips does anything. */
export function useShortcuts(onFind: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let began = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.metaKey || event.ctrlKey) && key === "k") {
        event.preventDefault();
        onFind();
      } else if (event.metaKey || event.ctrlKey || event.altKey || writing(event.target) || document.querySelector("[role=dialog]") !== null) {
        began = -Infinity;
      } else if (key === "g") {
        began = event.timeStamp;
      } else if (places(key) && event.timeStamp - began < SEQUENCE_MS) {
        began = -Infinity;
        void navigate({ to: PLACES[key] });
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [navigate, onFind]);
}
