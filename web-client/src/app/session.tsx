import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from "oidc-client-ts";
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { Config } from "./config";

/** Says that someone was signed in here, so that they need not choose a provider again. It holds nothing secret. */
const KNOWN = "syntho.known";
const RENEW_BEFORE_SECONDS = 60;

/** Who uses the page. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Where a sign-in shall lead. */
interface Return {
  readonly to: string;
}

/** Signing in and out, by OIDC with code and PKCE. Tokens live in this object's memory and nowhere else. */
export class Session {
  private readonly manager: UserManager;
  private user: User | null = null;
  private readonly listeners = new Set<() => void>();
  private renewal: Promise<User | null> | undefined;

  constructor(config: Config) {
    this.manager = new UserManager({
      authority: config.issuer,
      client_id: config.clientId,
      redirect_uri: `${location.origin}/callback`,
      popup_redirect_uri: `${location.origin}/callback?popup`,
      post_logout_redirect_uri: `${location.origin}/`,
      response_type: "code",
      scope: "openid profile email",
      automaticSilentRenew: false,
      loadUserInfo: false,
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      // What survives the way to the provider and back is the PKCE verifier, never a token.
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Who is signed in. */
  readonly current = (): User | null => this.user;

  /** Whether someone was signed in with this browser before. */
  get known(): boolean {
    return localStorage.getItem(KNOWN) !== null;
  }

  /** A token that is good now, renewed in time; `undefined` when nobody is signed in. */
  readonly token = async (): Promise<string | undefined> => {
    if (this.user !== null && (this.user.expires_in ?? 0) < RENEW_BEFORE_SECONDS) {
      await this.renew();
    }
    return this.user?.access_token;
  };

  /** Goes to the provider; comes back to `to`. */
  signIn(to: string): Promise<void> {
    return this.manager.signinRedirect({ state: { to } satisfies Return });
  }

  /** Signs in beside the page, which keeps everything it shows. */
  async signInBeside(): Promise<void> {
    this.set(await this.manager.signinPopup());
  }

  /** Takes the provider's answer; returns where to go on. */
  async finish(): Promise<string> {
    if (new URLSearchParams(location.search).has("popup")) {
      await this.manager.signinPopupCallback();
      return "/dashboard";
    }
    const user = await this.manager.signinRedirectCallback();
    this.set(user);
    localStorage.setItem(KNOWN, "1");
    return (user.state as Return | undefined)?.to ?? "/dashboard";
  }

  /** Forgets the person, here and, where it can be told, at the provider. */
  async signOut(): Promise<void> {
    const idToken = this.user?.id_token;
    localStorage.removeItem(KNOWN);
    this.set(null);
    await this.manager.removeUser();
    const endpoint = await this.manager.metadataService.getEndSessionEndpoint();
    if (endpoint !== undefined && idToken !== undefined) {
      await this.manager.signoutRedirect({ id_token_hint: idToken });
    }
  }

  /** What the API no longer takes is worth nothing. */
  expire(): void {
    this.set(null);
  }

  private renew(): Promise<User | null> {
    this.renewal ??= this.manager
      .signinSilent()
      .catch(() => null)
      .then((user) => {
        this.renewal = undefined;
        this.set(user);
        return user;
      });
    return this.renewal;
  }

  private set(user: User | null): void {
    this.user = user;
    this.listeners.forEach((listener) => listener());
  }
}

const Context = createContext<Session | undefined>(undefined);

/** The page's session. */
export function useSession(): Session {
  const session = useContext(Context);
  if (session === undefined) {
    throw new Error("no SessionProvider");
  }
  return session;
}

/** Who is signed in, if anyone. */
export function usePerson(): Person | undefined {
  const session = useSession();
  const user = useSyncExternalStore(session.subscribe, session.current);
  return useMemo(
    () => (user === null ? undefined : { name: user.profile.name ?? user.profile.sub, email: user.profile.email ?? "" }),
    [user],
  );
}

/** Offers a session to the page. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  useEffect(() => {
    const onVisible = () => void (document.visibilityState === "visible" && session.token());
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  }, [session]);
  return <Context.Provider value={session}>{children}</Context.Provider>;
}
