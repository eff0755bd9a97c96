import { useState } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { count } from "@/lib/format";
import { t } from "@/messages";
import { Input } from "@/ui/field";

const words = t.generate;
/** So many are shown at once: a table may have ten thousand. */
const MOST = 60;
/** From so many on it is quicker to search. */
const SEARCHED = 20;

/** Some of a table's columns, by ticking them; those that are ticked always show. */
export function ColumnChoice({ legend, hint, error, names, chosen, field }: { legend: string; hint: string; error: string | undefined; names: readonly string[]; chosen: readonly string[]; field: UseFormRegisterReturn }) {
  const [wanted, setWanted] = useState("");
  const found = names.filter((name) => chosen.includes(name) || name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const shown = found.filter((name, at) => at < MOST || chosen.includes(name));
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="text-sm font-semibold">{legend}</legend>
      <p className="mb-2 text-sm text-ink-2">{hint}</p>
      {names.length > SEARCHED && (
        <Input type="search" className="mb-2" aria-label={words.findColumn(legend)} placeholder={t.datasets.editor.find} value={wanted} onChange={(event) => setWanted(event.target.value)} />
      )}
      <div className="flex max-h-56 flex-wrap gap-2 overflow-y-auto p-0.5">
        {shown.map((name) => (
          <label
            key={name}
            className="flex max-w-full items-center gap-2 rounded-full border border-line-2 px-3 py-1 text-sm transition hover:border-ink-3 has-checked:border-accent has-checked:bg-accent-fill/15 has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input type="checkbox" value={name} className="accent-accent-fill" {...field} />
            <span className="foreign min-w-0 truncate">{name}</span>
          </label>
        ))}
        {found.length > shown.length && <p className="px-1 py-1 text-sm text-ink-2">{words.moreColumns(count(found.length - shown.length))}</p>}
        {shown.length === 0 && <p className="px-1 py-1 text-sm text-ink-2">{words.noColumn}</p>}
      </div>
      {error !== undefined && (
        <p role="alert" className="mt-1.5 text-sm text-critical">
          {error}
        </p>
      )}
    </fieldset>
  );
}
