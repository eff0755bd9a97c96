import "@fontsource-variable/bricolage-grotesque/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "@fontsource-variable/plus-jakarta-sans/index.css";
import "./styles/base.css";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiProvider } from "./app/api";
import { readConfig } from "./app/config";
import { createAppRouter } from "./app/router";
import { Session, SessionProvider } from "./app/session";
import { startTheme } from "./app/theme";
import { Aurora } from "./ui/aurora";
import { Failed } from "./ui/states";
import { ToastProvider } from "./ui/toast";

// What libraries add as <style> carries the page's nonce.
setNonce(document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "");
startTheme();

const root = createRoot(document.getElementById("root") as HTMLElement);

async function start(): Promise<void> {
  // For those who build the dashboard; a build for users drops the whole branch.
  if (import.meta.env.DEV && location.pathname === "/design") {
    const { Design } = await import("./features/design/design");
    root.render(
      <StrictMode>
        <Aurora />
        <ToastProvider>
          <Design />
        </ToastProvider>
      </StrictMode>,
    );
    return;
  }
  const session = new Session(await readConfig());
  const router = createAppRouter(session);
  root.render(
    <StrictMode>
      <Aurora />
      <SessionProvider session={session}>
        <ApiProvider>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </ApiProvider>
      </SessionProvider>
    </StrictMode>,
  );
}

start().catch((failure: unknown) => {
  root.render(
    <main className="mx-auto grid min-h-dvh max-w-xl place-items-center p-6">
      <Aurora />
      <Failed error={failure} onRetry={() => location.reload()} />
    </main>,
  );
});
