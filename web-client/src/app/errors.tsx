import { Link, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Logo } from "@/ui/logo";
import { Empty, Failed } from "@/ui/states";

/** No page has that address. */
export function NotFound() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center justify-items-stretch gap-6 p-6">
      <Link to="/" className="justify-self-center" aria-label={t.app.home}>
        <Logo />
      </Link>
      <Empty icon={Compass} title={t.app.noPage.title} hint={t.app.noPage.hint}>
        <Button asChild tone="primary">
          <Link to="/dashboard">{t.app.noPage.action}</Link>
        </Button>
      </Empty>
    </main>
  );
}

/** A page broke. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main className="mx-auto grid min-h-[70dvh] max-w-xl place-items-center p-6">
      <Failed
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
