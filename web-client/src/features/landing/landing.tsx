import { Link } from "@tanstack/react-router";
import { ArrowRight, FileCheck2, Gauge, ShieldCheck, type LucideIcon } from "lucide-react";
import { usePerson } from "@/app/session";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Logo } from "@/ui/logo";
import { Twin } from "./twin";

const EVIDENCE: readonly { readonly icon: LucideIcon; readonly title: string; readonly text: string }[] = [
  { icon: ShieldCheck, ...t.landing.points.privacy },
  { icon: Gauge, ...t.landing.points.quality },
  { icon: FileCheck2, ...t.landing.points.report },
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
          <Link to={to}>{person === undefined ? t.landing.signIn : t.app.dashboard}</Link>
        </Button>
      </header>
      <main className="grid flex-1 content-center gap-14 py-10">
        <div className="grid items-center gap-10 lg:grid-cols-[1.1fr_1fr]">
          <div>
            <h1 className="text-5xl font-extrabold tracking-tight sm:text-6xl">
              {t.landing.promise} <span className="block bg-gradient-to-r from-real to-synthetic bg-clip-text text-transparent">{t.landing.evidence}</span>
            </h1>
            <p className="mt-6 max-w-xl text-lg text-ink-2">
              {t.landing.text}
            </p>
            <div className="mt-8 flex flex-wrap gap-3">
              <Button asChild tone="primary" size="large">
                <Link to={to}>
                  {person === undefined ? t.landing.start : t.landing.go} <ArrowRight aria-hidden="true" />
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
      <footer className="py-6 text-sm text-ink-3">{t.landing.limit}</footer>
    </div>
  );
}
