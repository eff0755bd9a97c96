import { connect, SynthoError, type Syntho } from "@syntho/sdk";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider, type Query } from "@tanstack/react-query";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { useSession, type Session } from "./session";

const Context = createContext<Syntho | undefined>(undefined);

/** The API, as the signed-in person. */
export function useSyntho(): Syntho {
  const syntho = useContext(Context);
  if (syntho === undefined) {
    throw new Error("no ApiProvider");
  }
  return syntho;
}

/** Offers the API, and one cache of what it answered. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const session = useSession();
  const [syntho, cache] = useMemo(() => [connect({ baseUrl: location.origin, token: session.token }), queryClient(session)] as const, [session]);
  return (
    <Context.Provider value={syntho}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </Context.Provider>
  );
}

function queryClient(session: Session): QueryClient {
  const onError = (error: unknown) => {
    if (SynthoError.from(error).kind === "unauthenticated") {
      session.expire();
    }
  };
  const onQueryError = (error: unknown, query: Query<unknown, unknown>) => {
    onError(error);
    // What can not be read anew stays as it was; what is gone, or no longer ours, does not.
    if (["not_found", "forbidden"].includes(SynthoError.from(error).kind)) {
      query.setState({ data: undefined });
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: onQueryError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Without a network a call fails at once, with words and a button, instead of waiting unseen.
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        staleTime: 15_000,
        // The SDK has tried again already; what is away is worth another look when the page is looked at.
        retry: false,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
    },
  });
}
