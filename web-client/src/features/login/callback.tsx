import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useSession } from "@/app/session";
import { Failed, Loading } from "@/ui/states";

/** Where the identity provider sends people back to. */
export function Callback() {
  const session = useSession();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<unknown>();
  const begun = useRef(false);
  useEffect(() => {
    // The code in the address is good once.
    if (!begun.current) {
      begun.current = true;
      session.finish().then((to) => (to === undefined ? undefined : navigate({ href: to, replace: true })), setFailure);
    }
  }, [session, navigate]);
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center p-6">
      {failure === undefined ? <Loading rows={1} /> : <Failed error={failure} onRetry={() => void navigate({ to: "/login" })} />}
    </main>
  );
}
