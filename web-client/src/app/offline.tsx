import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { t } from "@/messages";

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** Says that the network is away, for as long as it is. */
export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" data-print="no">
      {!online && (
        <p className="mb-5 flex items-center gap-3 rounded-card border border-medium/40 bg-medium/10 px-4 py-3 text-sm text-medium">
          <CloudOff className="size-4.5 shrink-0" aria-hidden="true" />
          {t.app.offline}
        </p>
      )}
    </div>
  );
}
