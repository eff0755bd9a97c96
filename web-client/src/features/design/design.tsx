import { useEffect, useState } from "react";
import { choose, theme, type Theme } from "@/app/theme";
import { Button } from "@/ui/button";
import { Logo } from "@/ui/logo";
import { Foundations } from "./foundations";
import { Primitives } from "./primitives";
import { showStates } from "./shown";
import { States } from "./states";

const THEMES: readonly Theme[] = ["system", "dark", "light"];

/** Every token and every primitive in every state, for those who build the dashboard. No build for users holds it. */
export function Design() {
  const [chosen, setChosen] = useState(theme);
  useEffect(showStates, []);
  return (
    <main className="mx-auto grid max-w-6xl gap-12 px-4 py-10 sm:px-8">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <Logo />
          <h1 className="mt-4 text-4xl font-bold">Design</h1>
          <p className="mt-1 text-ink-2">Plasma Aurora with the Data Helix: every token, every primitive, every state.</p>
        </div>
        <div className="flex gap-2" role="group" aria-label="Theme">
          {THEMES.map((one) => (
            <Button
              key={one}
              size="small"
              tone={one === chosen ? "primary" : "quiet"}
              aria-pressed={one === chosen}
              onClick={() => {
                choose(one);
                setChosen(one);
              }}
            >
              {one}
            </Button>
          ))}
        </div>
      </header>
      <Foundations key={chosen} />
      <Primitives />
      <States />
    </main>
  );
}
