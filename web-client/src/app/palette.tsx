import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { Database, FileText, LayoutDashboard, Settings, Sparkles, Upload, type LucideIcon } from "lucide-react";
import { useMemo, useState } from "react";
import { cn } from "@/lib/cn";
import { idOf } from "@/lib/resource";
import { sentence } from "@/lib/sentence";
import { t } from "@/messages";
import { Dialog, DialogContent } from "@/ui/dialog";
import { Input } from "@/ui/field";
import { Skeleton } from "@/ui/states";
import { useSyntho } from "./api";

interface Entry {
  readonly name: string;
  readonly hint: string;
  readonly icon: LucideIcon;
  readonly href: string;
}

const PAGES: readonly Entry[] = [
  { name: t.app.dashboard, hint: t.app.palette.keys("D"), icon: LayoutDashboard, href: "/dashboard" },
  { name: t.app.datasets, hint: t.app.palette.keys("T"), icon: Database, href: "/datasets" },
  { name: t.app.uploadTable, hint: t.app.palette.keys("U"), icon: Upload, href: "/upload" },
  { name: t.app.settings, hint: t.app.palette.keys("S"), icon: Settings, href: "/settings" },
];

const MOST = 8;

/** Goes anywhere by a few letters. */
export function Palette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t.app.find}>{open && <Finder onDone={() => onOpenChange(false)} />}</DialogContent>
    </Dialog>
  );
}

function Finder({ onDone }: { onDone: () => void }) {
  const syntho = useSyntho();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const datasets = useQuery({ queryKey: ["datasets", "palette"], queryFn: ({ signal }) => syntho.datasets.listDatasets({ pageSize: 200 }, { signal }) });
  const synthetic = useQuery({ queryKey: ["synthetic", "palette"], queryFn: ({ signal }) => syntho.syntheticDatasets.listSyntheticDatasets({ pageSize: 200 }, { signal }) });
  const found = useMemo(() => {
    const entries = [
      ...PAGES,
      ...(datasets.data?.datasets ?? []).map(({ name, displayName }) => ({ name: displayName, hint: t.app.palette.dataset, icon: FileText, href: `/${name}` })),
      ...(synthetic.data?.syntheticDatasets ?? []).map(({ name, displayName }) => ({ name: displayName, hint: t.app.palette.synthetic, icon: Sparkles, href: `/synthetic/${idOf(name)}` })),
    ];
    const wanted = text.trim().toLowerCase();
    return entries.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, MOST);
  }, [datasets.data, synthetic.data, text]);
  const go = (entry: Entry | undefined) => {
    if (entry !== undefined) {
      onDone();
      void navigate({ href: entry.href });
    }
  };
  return (
    <div className="grid gap-3">
      <Input
        autoFocus
        role="combobox"
        aria-label={t.app.palette.what}
        aria-expanded="true"
        aria-controls="palette"
        aria-activedescendant={found.length > 0 ? `palette-${chosen}` : undefined}
        placeholder={t.app.palette.example}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            setChosen((at) => (found.length === 0 ? 0 : (at + step + found.length) % found.length));
          } else if (event.key === "Enter") {
            go(found[chosen]);
          }
        }}
      />
      <ul id="palette" role="listbox" aria-label={t.app.palette.found} className="grid gap-1">
        {found.map((entry, at) => (
          <li
            key={entry.href}
            id={`palette-${at}`}
            role="option"
            aria-selected={at === chosen}
            onPointerMove={() => setChosen(at)}
            onClick={() => go(entry)}
            className={cn("flex cursor-pointer items-center gap-3 rounded-control px-3 py-2.5", at === chosen && "bg-surface-2")}
          >
            <entry.icon className="size-4 shrink-0 text-accent" aria-hidden="true" />
            <span className="foreign min-w-0 flex-1 truncate">{entry.name}</span>
            <span className="text-xs text-ink-3">{entry.hint}</span>
          </li>
        ))}
      </ul>
      {(datasets.isError || synthetic.isError) && (
        <p role="alert" className="px-3 py-2 text-sm text-medium">
          {sentence(datasets.error ?? synthetic.error).text}
        </p>
      )}
      {(datasets.isPending || synthetic.isPending) && <Skeleton className="mx-3 h-5" />}
      {found.length === 0 && !datasets.isPending && <p className="px-3 py-2 text-sm text-ink-2">{t.app.palette.nothing}</p>}
    </div>
  );
}
