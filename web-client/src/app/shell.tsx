import { Link, Outlet, useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { Check, Database, LayoutDashboard, LogOut, Monitor, Moon, Search, Settings, Sun, Upload, type LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useCallback, useEffect, useRef, useState } from "react";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Helix, Logo } from "@/ui/logo";
import { cn } from "@/lib/cn";
import { Offline } from "./offline";
import { Palette } from "./palette";
import { usePerson, useSession } from "./session";
import { SessionEnded } from "./session-ended";
import { useShortcuts } from "./shortcuts";
import { choose, theme, type Theme } from "./theme";
import { UnsavedProvider, useMayLeave } from "./unsaved";

const PLACES: readonly { readonly to: "/dashboard" | "/datasets" | "/upload"; readonly name: string; readonly icon: LucideIcon }[] = [
  { to: "/dashboard", name: t.app.dashboard, icon: LayoutDashboard },
  { to: "/datasets", name: t.app.datasets, icon: Database },
  { to: "/upload", name: t.app.upload, icon: Upload },
];

const AFTER_FIRST_PAGE_MS = 1_500;

const THEMES: readonly { readonly theme: Theme; readonly name: string; readonly icon: LucideIcon }[] = [
  { theme: "system", name: t.app.themes.system, icon: Monitor },
  { theme: "dark", name: t.app.themes.dark, icon: Moon },
  { theme: "light", name: t.app.themes.light, icon: Sun },
];

/** Fetches the code of the other pages once this one is done: a network that goes away later takes no page with it, nor the session, which a load would end. */
function useEveryPage(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => Object.values(router.routesById).forEach((route) => void router.loadRouteChunk(route)?.catch(() => undefined)), AFTER_FIRST_PAGE_MS);
    return () => clearTimeout(timer);
  }, [router]);
}

/** Where a new page begins for those who read by ear or go by keys: not at the link that led to it, which is gone. */
function useFocusOnArrival(pathname: string) {
  const content = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname;
      content.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return content;
}

/** What surrounds every page of a signed-in person. */
export function Shell() {
  return (
    <UnsavedProvider>
      <Frame />
    </UnsavedProvider>
  );
}

function Frame() {
  useEveryPage();
  const [searching, setSearching] = useState(false);
  const { pathname } = useLocation();
  useShortcuts(useCallback(() => setSearching((open) => !open), []));
  const content = useFocusOnArrival(pathname);
  return (
    <div className="min-h-dvh pb-20 lg:pb-0 lg:pl-60">
      <a href="#content" className="sr-only z-60 focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:rounded-lg focus:bg-raised focus:p-3">
        {t.app.toContent}
      </a>
      <nav aria-label={t.app.main} className="fixed inset-y-0 left-0 hidden w-60 flex-col gap-1 border-r border-line bg-ground/40 p-4 lg:flex">
        <Link to="/dashboard" className="mb-6 px-2 py-1" aria-label={t.app.toDashboard}>
          <Logo />
        </Link>
        {PLACES.map(({ to, name, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className="flex items-center gap-3 rounded-control px-3 py-2 text-sm font-semibold transition hover:bg-surface-2 hover:text-ink"
            inactiveProps={{ className: "text-ink-2" }}
            activeProps={{ className: "bg-accent-fill/20 text-ink [&_svg]:text-accent", "aria-current": "page" }}
          >
            <Icon className="size-4.5" aria-hidden="true" />
            {name}
          </Link>
        ))}
        <Button tone="quiet" className="mt-auto justify-between" onClick={() => setSearching(true)}>
          <span className="flex items-center gap-2 text-ink-2">
            <Search aria-hidden="true" /> {t.app.find}
          </span>
          <kbd className="font-mono text-xs text-ink-3">{t.app.findKeys}</kbd>
        </Button>
        <PersonMenu />
      </nav>
      <header className="sticky top-0 z-30 flex items-center justify-between gap-2 border-b border-line bg-ground/70 px-4 py-2.5 backdrop-blur-xl lg:hidden">
        <Link to="/dashboard" aria-label={t.app.toDashboard}>
          <Logo />
        </Link>
        <div className="flex items-center gap-1">
          <Button tone="ghost" size="icon" aria-label={t.app.find} onClick={() => setSearching(true)}>
            <Search />
          </Button>
          <PersonMenu small />
        </div>
      </header>
      <main id="content" ref={content} tabIndex={-1} key={pathname} className="mx-auto w-full max-w-6xl outline-none animate-[appear_220ms_var(--ease-out)] px-4 py-6 sm:px-8 sm:py-10">
        <Offline />
        <Outlet />
      </main>
      <nav aria-label={t.app.main} className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-3 border-t border-line bg-ground/85 pb-[env(safe-area-inset-bottom)] backdrop-blur-xl lg:hidden">
        {PLACES.map(({ to, name, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className="grid justify-items-center gap-0.5 py-2.5 text-xs font-semibold"
            inactiveProps={{ className: "text-ink-2" }}
            activeProps={{ className: "text-accent", "aria-current": "page" }}
          >
            <Icon className="size-5" aria-hidden="true" />
            {name}
          </Link>
        ))}
      </nav>
      <Palette open={searching} onOpenChange={setSearching} />
      <SessionEnded />
    </div>
  );
}

function PersonMenu({ small = false }: { small?: boolean }) {
  const person = usePerson();
  const session = useSession();
  const navigate = useNavigate();
  const mayLeave = useMayLeave();
  const signOut = async () => {
    if (await mayLeave()) {
      await session.signOut();
      await navigate({ to: "/" });
    }
  };
  const item = "flex cursor-pointer items-center gap-2.5 rounded-lg px-3 py-2 text-sm outline-none data-[highlighted]:bg-surface-2";
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className={cn("flex items-center gap-3 rounded-control text-left transition hover:bg-surface-2", small ? "p-1" : "mt-2 p-2")}
      >
        <span className="sr-only">{t.app.account}</span>
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-fill/25 text-accent">
          <Helix size={18} mono />
        </span>
        {!small && (
          <span className="min-w-0">
            <span className="foreign block truncate text-sm font-semibold">{person?.name ?? t.app.signedOut}</span>
            <span className="foreign block truncate text-xs text-ink-3">{person?.email}</span>
          </span>
        )}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="start" sideOffset={8} collisionPadding={12} className="z-50 min-w-56 rounded-2xl border border-line-2 bg-raised p-1.5 shadow-raised data-[state=open]:animate-[appear_140ms]">
          <DropdownMenu.RadioGroup value={theme()} onValueChange={(next) => choose(next as Theme)}>
            {THEMES.map(({ theme, name, icon: Icon }) => (
              <DropdownMenu.RadioItem key={theme} value={theme} className={item}>
                <Icon className="size-4 text-ink-2" aria-hidden="true" />
                <span className="flex-1">{name}</span>
                <DropdownMenu.ItemIndicator>
                  <Check className="size-4 text-accent" aria-hidden="true" />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          <DropdownMenu.Item className={item} onSelect={() => void navigate({ to: "/settings" })}>
            <Settings className="size-4 text-ink-2" aria-hidden="true" /> {t.app.settings}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={item} onSelect={() => void signOut()}>
            <LogOut className="size-4 text-ink-2" aria-hidden="true" /> {t.app.signOut}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
