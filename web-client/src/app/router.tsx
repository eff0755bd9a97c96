import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { z } from "zod";
import { Callback } from "@/features/login/callback";
import { Landing } from "@/features/landing/landing";
import { Login } from "@/features/login/login";
import { NotFound, PageFailed } from "./errors";
import type { Session } from "./session";
import { Shell } from "./shell";

interface Context {
  readonly session: Session;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed });

const landing = createRoute({ getParentRoute: () => root, path: "/", component: Landing });

/** `to`: where to go once signed in. */
const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  component: Login,
  validateSearch: z.object({ to: z.string().startsWith("/").optional().catch(undefined) }),
});

const callback = createRoute({ getParentRoute: () => root, path: "/callback", component: Callback });

/** Where the code on a report's cover leads: for anyone who holds one. */
const verify = createRoute({
  getParentRoute: () => root,
  path: "/verify/$id",
  component: lazyRouteComponent(() => import("@/features/verify/verify"), "Verify"),
});

/** Everything that needs someone to be signed in. */
const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  component: Shell,
  beforeLoad: ({ context, location }) => {
    if (context.session.current() === null) {
      throw redirect({ to: "/login", search: { to: location.href } });
    }
  },
});

const dashboard = createRoute({
  getParentRoute: () => app,
  path: "/dashboard",
  component: lazyRouteComponent(() => import("@/features/dashboard/dashboard"), "Dashboard"),
});

const upload = createRoute({
  getParentRoute: () => app,
  path: "/upload",
  component: lazyRouteComponent(() => import("@/features/upload/upload"), "UploadPage"),
});

const datasets = createRoute({
  getParentRoute: () => app,
  path: "/datasets",
  component: lazyRouteComponent(() => import("@/features/datasets/list"), "DatasetList"),
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    order: z.enum(["newest", "oldest", "name"]).optional().catch(undefined),
  }),
});

const dataset = createRoute({
  getParentRoute: () => app,
  path: "/datasets/$id",
  component: lazyRouteComponent(() => import("@/features/datasets/detail"), "DatasetDetail"),
});

const generate = createRoute({
  getParentRoute: () => app,
  path: "/generate/$datasetId",
  component: lazyRouteComponent(() => import("@/features/generate/generate"), "Generate"),
  // Whose settings to begin with: the id of a synthetic table.
  validateSearch: z.object({ from: z.uuid().optional().catch(undefined) }),
});

const synthetic = createRoute({
  getParentRoute: () => app,
  path: "/synthetic/$id",
  component: lazyRouteComponent(() => import("@/features/synthetic/detail"), "SyntheticDetail"),
  validateSearch: z.object({ view: z.enum(["quality", "privacy", "compliance", "preview", "download"]).optional().catch(undefined) }),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/settings/settings"), "Settings"),
});

const routes = root.addChildren([
  landing,
  login,
  callback,
  verify,
  app.addChildren([dashboard, upload, datasets, dataset, generate, synthetic, settings]),
]);

/** The pages, for one session. */
export function createAppRouter(session: Session) {
  return createRouter({
    routeTree: routes,
    context: { session },
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: PageFailed,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
