import { Link } from "@tanstack/react-router";
import type { SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import { cn } from "@/lib/cn";
import { count, date, decimal } from "@/lib/format";
import { idOf } from "@/lib/resource";
import { jobState, method, risk } from "@/lib/words";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Ago } from "@/ui/time";

/** A synthetic dataset in a list: what it is, where it stands, how good it is. */
export function SyntheticRow({ synthetic }: { synthetic: SyntheticDataset }) {
  const state = jobState(synthetic.state);
  const { scores } = synthetic;
  const level = scores && risk(scores.riskLevel);
  return (
    <Link
      to="/synthetic/$id"
      params={{ id: idOf(synthetic.name) }}
      className="flex flex-wrap items-center gap-x-4 gap-y-1.5 rounded-control px-3 py-3 transition hover:bg-surface-2 sm:grid sm:grid-cols-[minmax(0,1fr)_12.5rem_6.5rem_6.5rem]"
    >
      <span className={cn("min-w-0 flex-1 basis-52", scores?.privacyScore === undefined && "sm:col-span-3")}>
        <span className="foreign block font-semibold">{synthetic.displayName}</span>
        <span className="block text-sm text-ink-2">
          {method(synthetic.chosenMethod || synthetic.method)}
          {synthetic.rowCount !== undefined && ` · ${t.synthetic.rows(count(synthetic.rowCount))}`}
          {" · "}
          <Ago time={date(synthetic.createTime)} />
        </span>
      </span>
      {scores?.privacyScore !== undefined && level !== undefined && (
        <span className="flex items-center gap-2 text-sm sm:col-start-2 sm:justify-self-end">
          <span className="text-ink-2">{t.synthetic.inList.privacy}</span>
          <span className="tabular font-semibold">{decimal(scores.privacyScore, 1)}</span>
          <Badge tone={level.tone}>{level.text}</Badge>
        </span>
      )}
      {scores?.qualityScore !== undefined && (
        <span className="text-sm sm:col-start-3 sm:justify-self-end">
          <span className="text-ink-2">{t.synthetic.inList.quality}</span> <span className="tabular font-semibold">{decimal(scores.qualityScore)}</span>
        </span>
      )}
      <span className="sm:col-start-4 sm:justify-self-end">
        <Badge tone={state.tone}>{state.text}</Badge>
      </span>
    </Link>
  );
}
