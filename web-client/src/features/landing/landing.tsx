import { Link } from "@tanstack/react-router";
import { ArrowRight, FileCheck2, Gauge, ShieldCheck, type LucideIcon } from "lucide-react";
import { usePerson } from "@/app/session";
import { Button } from "@/ui/button";
import { Logo } from "@/ui/logo";
import { Twin } from "./twin";

const EVIDENCE: readonly { readonly icon: LucideIcon; readonly title: string; readonly text: string }[] = [
  { icon: ShieldCheck, title: "Attacked before you share it", text: "Copies, near copies and returned personal values are looked for, and the worst finding decides the score." },
  { icon: Gauge, title: "Measured against fresh rows", text: "A fifth of your table is held out. Every number stands beside what real, unseen rows would reach." },
  { icon: FileCheck2, title: "Written down for your officer", text: "A report with what was checked, how, what was found and what it does not say." },
];

/** One screen that says what Syntho does. */
export function Landing() {
  const person = usePerson();
  const to = person === undefined ? "/login" : "/dashboard";
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 sm:px-8">
      <header className="flex items-center justify-between py-5">
        <Logo />
        <Button asChild>
          <Link to={to}>{person === undefined ? "Sign in" : "Dashboard"}</Link>
        </Button>
      </header>
      <main className="grid flex-1 content-center gap-14 py-10">
        <div className="grid items-center gap-10 lg:grid-cols-[1.1fr_1fr]">
          <div>
            <h1 className="text-5xl font-extrabold tracking-tight sm:text-6xl">
              A table you can share. <span className="bg-gradient-to-r from-real to-synthetic bg-clip-text text-transparent">And the evidence that you may.</span>
            </h1>
            <p className="mt-6 max-w-xl text-lg text-ink-2">
              Upload a real table. Get a synthetic one with the same shapes and trends, in which nobody is anybody, with privacy and quality in numbers.
            </p>
            <div className="mt-8 flex flex-wrap gap-3">
              <Button asChild tone="primary" size="large">
                <Link to={to}>
                  {person === undefined ? "Start with your table" : "To the dashboard"} <ArrowRight aria-hidden="true" />
                </Link>
              </Button>
            </div>
          </div>
          <Twin />
        </div>
        <ul className="grid gap-4 md:grid-cols-3">
          {EVIDENCE.map(({ icon: Icon, title, text }) => (
            <li key={title} className="glass p-5">
              <Icon className="size-6 text-accent" aria-hidden="true" />
              <h2 className="mt-3 text-lg font-semibold">{title}</h2>
              <p className="mt-1 text-sm text-ink-2">{text}</p>
            </li>
          ))}
        </ul>
      </main>
      <footer className="py-6 text-sm text-ink-3">A report is evidence for a risk assessment. It certifies nothing, and software alone can not.</footer>
    </div>
  );
}
