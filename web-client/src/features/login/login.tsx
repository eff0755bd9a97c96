import { getRouteApi, Link } from "@tanstack/react-router";
import { SynthoError } from "@syntho/sdk";
import { LogIn } from "lucide-react";
import { useEffect, useState } from "react";
import { useSession } from "@/app/session";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Logo } from "@/ui/logo";
import { Failed } from "@/ui/states";

const route = getRouteApi("/login");

/** The way to the identity provider. Whoever was here before goes there at once. */
export function Login() {
  const session = useSession();
  const { to = "/dashboard" } = route.useSearch();
  const [leaving, setLeaving] = useState(session.known);
  const [failure, setFailure] = useState<unknown>();
  const go = () => {
    setLeaving(true);
    setFailure(undefined);
    session.signIn(to).catch((error: unknown) => {
      setLeaving(false);
      setFailure(error instanceof TypeError ? SynthoError.of("unavailable", error.message, "SIGN_IN_AWAY", error) : error);
    });
  };
  useEffect(() => {
    if (session.known) {
      go();
    }
    // Once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-6 p-6">
      <Link to="/" className="justify-self-center" aria-label={t.app.home}>
        <Logo />
      </Link>
      {failure === undefined ? (
        <Card className="grid gap-5 p-8 text-center">
          <div>
            <h1 className="text-2xl font-bold">{t.login.title}</h1>
            <p className="mt-1.5 text-ink-2">{t.login.hint}</p>
          </div>
          <Button tone="primary" size="large" busy={leaving} onClick={go}>
            {!leaving && <LogIn aria-hidden="true" />} {t.login.go}
          </Button>
        </Card>
      ) : (
        <Failed error={failure} onRetry={go} />
      )}
    </main>
  );
}
