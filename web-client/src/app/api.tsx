import { connect, SynthoError, type Syntho } from "@syntho/sdk";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
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
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // The SDK has tried again already; what is away is worth another look when the page is looked at.
        retry: false,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
    },
  });
}
