import { useEffect, useState } from "react";
import { ago, moment } from "@/lib/format";
import { t } from "@/messages";

const MINUTE_MS = 60_000;

/** How long ago something was; the moment itself when pointed at. */
export function Ago({ time }: { time: Date | undefined }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  if (time === undefined) {
    return <span className="text-ink-3">{t.app.unknown}</span>;
  }
  return (
    <time dateTime={time.toISOString()} title={moment(time)} className="whitespace-nowrap">
      <span className="print:hidden">{ago(time, now)}</span>
      <span className="hidden print:inline">{moment(time)}</span>
    </time>
  );
}
