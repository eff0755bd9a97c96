/** How the page looks: as the system says, or as the person has chosen. */
export type Theme = "system" | "dark" | "light";

const KEY = "syntho.theme";
const light = matchMedia("(prefers-color-scheme: light)");

/** What was chosen. */
export function theme(): Theme {
  const chosen = localStorage.getItem(KEY);
  return chosen === "dark" || chosen === "light" ? chosen : "system";
}

/** Chooses, and shows it at once. */
export function choose(next: Theme): void {
  if (next === "system") {
    localStorage.removeItem(KEY);
  } else {
    localStorage.setItem(KEY, next);
  }
  apply();
}

/** Shows what was chosen, now and whenever the system changes its mind. */
export function startTheme(): void {
  apply();
  light.addEventListener("change", apply);
  // Paper is white.
  addEventListener("beforeprint", () => show("light"));
  addEventListener("afterprint", apply);
}

function apply(): void {
  const chosen = theme();
  show(chosen === "system" ? (light.matches ? "light" : "dark") : chosen);
}

function show(look: "dark" | "light"): void {
  document.documentElement.dataset["theme"] = look;
}
