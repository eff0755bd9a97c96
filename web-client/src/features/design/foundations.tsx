import { useEffect, useState } from "react";
import { Badge } from "@/ui/badge";
import { Helix, Logo } from "@/ui/logo";
import { Chapter, Shelf, Specimen } from "./frame";
import { contrast, tokens, type Token } from "./shown";

const SIZES = [16, 20, 28, 40, 64, 120];
const INKS = ["--ink", "--ink-2", "--ink-3", "--accent", "--real", "--synthetic", "--low", "--medium", "--high", "--critical"];
const GROUNDS = ["--ground", "--raised", "--surface", "--surface-2"];
const LEAST = 4.5;

/** What everything else is made of. */
export function Foundations() {
  const [all, setAll] = useState<readonly Token[]>([]);
  useEffect(() => {
    const read = () => setAll(tokens());
    read();
    // The values change with the theme, also with the system's.
    const watch = new MutationObserver(read);
    watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => watch.disconnect();
  }, []);
  const value = new Map(all.map((token) => [token.name, token.value]));
  const colours = all.filter((token) => !token.name.startsWith("--color-") && !/-/.test(token.name.slice(2).replace(/-(ink|fill|[23])$/, "")) && /^(#|rgb|color)/.test(token.value));
  const named = (prefix: string) => all.filter(({ name }) => name.startsWith(prefix));
  return (
    <>
      <Chapter title="Logo">
        <Shelf>
          {SIZES.map((size) => (
            <Specimen key={size} name={`${size} px`}>
              <Helix size={size} />
            </Specimen>
          ))}
          <Specimen name="one colour">
            <span className="flex items-end gap-4">
              <Helix size={16} mono />
              <Helix size={40} mono />
            </span>
          </Specimen>
          <Specimen name="with the name">
            <Logo />
          </Specimen>
        </Shelf>
      </Chapter>
      <Chapter title="Colour">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-6">
          {colours.map((token) => (
            <li key={token.name} className="min-w-0">
              <span className="block h-14 rounded-control border border-line-2" style={{ background: `var(${token.name})` }} />
              <span className="mt-1 block truncate font-mono text-xs">{token.name}</span>
              <span className="block truncate font-mono text-xs text-ink-3">{token.value}</span>
            </li>
          ))}
        </ul>
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Contrast">
          <table className="tabular w-full text-sm">
            <caption className="mb-2 text-left text-ink-2">Contrast, at least 4.5 for text (WCAG AA)</caption>
            <thead>
              <tr>
                <th />
                {GROUNDS.map((ground) => (
                  <th key={ground} scope="col" className="px-3 py-1 text-left font-mono text-xs font-normal text-ink-3">
                    {ground}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {INKS.map((ink) => (
                <tr key={ink} className="border-t border-line">
                  <th scope="row" className="whitespace-nowrap py-1 pr-3 text-left font-semibold" style={{ color: `var(${ink})` }}>
                    {ink}
                  </th>
                  {GROUNDS.map((ground) => {
                    const ratio = contrast(value.get(ink) ?? "", value.get("--ground") ?? "", value.get(ground) ?? "");
                    return (
                      <td key={ground} className="px-3 py-1">
                        {ratio.toFixed(1)} {ratio < LEAST && <Badge tone="critical">too low</Badge>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Chapter>
      <Chapter title="Type">
        <div className="grid gap-3">
          <p className="font-display text-6xl font-extrabold tracking-tight">Bricolage Grotesque</p>
          <p className="font-display text-4xl font-bold">A page’s title, 36 px</p>
          <p className="font-display text-2xl font-semibold">A chapter, 24 px</p>
          <p className="font-display text-lg font-semibold">A card, 18 px</p>
          <p>Plus Jakarta Sans, 15 px: what is read. Numbers stand in columns: <span className="tabular">1,111.10 · 8,888.88</span></p>
          <p className="text-sm text-ink-2">A hint, 14 px, second ink</p>
          <p className="text-xs text-ink-3">An aside, 12 px, third ink</p>
          <p className="font-mono text-sm">JetBrains Mono: syntheticDatasets/0190a1b2 0O 1lI</p>
        </div>
      </Chapter>
      <Chapter title="Space, radius, shadow, motion">
        <Shelf>
          {[1, 2, 3, 4, 5, 6, 8, 12].map((step) => (
            <Specimen key={step} name={`${step * 4} px`}>
              <span className="block h-4 bg-accent" style={{ width: step * 4 }} />
            </Specimen>
          ))}
        </Shelf>
        <Shelf>
          {named("--radius-").map(({ name }) => (
            <Specimen key={name} name={name}>
              <span className="block size-20 border-2 border-accent bg-surface-2" style={{ borderRadius: `var(${name})` }} />
            </Specimen>
          ))}
          {named("--shadow-").map(({ name }) => (
            <Specimen key={name} name={name}>
              <span className="block size-20 rounded-card bg-raised" style={{ boxShadow: `var(${name})` }} />
            </Specimen>
          ))}
          {[...named("--ease-"), ...named("--default-transition")].map(({ name, value: text }) => (
            <Specimen key={name} name={name}>
              <span className="text-sm text-ink-2">{text}</span>
            </Specimen>
          ))}
        </Shelf>
      </Chapter>
    </>
  );
}
