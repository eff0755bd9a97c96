import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from "oidc-client-ts";
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { Config } from "./config";

/** Says that someone was signed in here, so that they need not choose a provider again. It holds nothing secret. */
const KNOWN = "syntho.known";
const RENEW_BEFORE_SECONDS = 60;

/** Who uses the page. */
export interface Person {
  /** The provider's word for them; no secret, and no name. */
  readonly id: string;
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
  private lost: User | null = null;
  private readonly listeners = new Set<() => void>();
  private renewal: Promise<void> | undefined;

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
    // Whoever signs out in one tab means all of them.
    addEventListener("storage", ({ key, newValue }) => {
      if (key === KNOWN && newValue === null) {
        this.expire();
      }
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Who is signed in. */
  readonly current = (): User | null => this.user;

  /** Whether someone was at work on this page when their session ended. */
  readonly ended = (): boolean => this.lost !== null;

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

  /**
   * Signs in beside the page, which keeps everything it shows.
   *
   * @param forget called before the page is another's than who worked on it: what it knows is not theirs to see
   */
  async signInBeside(forget: () => Promise<void>): Promise<void> {
    const user = await this.manager.signinPopup();
    localStorage.setItem(KNOWN, "1");
    if (this.lost !== null && this.lost.profile.sub !== user.profile.sub) {
      await forget();
    }
    this.set(user);
  }

  /** Takes the provider's answer; returns where to go on, and nothing where the page that asked goes on by itself. */
  async finish(): Promise<string | undefined> {
    if (new URLSearchParams(location.search).has("popup")) {
      await this.manager.signinPopupCallback();
      return undefined;
    }
    const user = await this.manager.signinRedirectCallback();
    this.set(user);
    localStorage.setItem(KNOWN, "1");
    return (user.state as Return | undefined)?.to ?? "/dashboard";
  }

  /** Forgets the person, here and, where it can be told, at the provider. It is not told by a token: those stand in no address. */
  async signOut(): Promise<void> {
    localStorage.removeItem(KNOWN);
    this.set(null);
    await this.manager.removeUser();
    if ((await this.manager.metadataService.getEndSessionEndpoint()) !== undefined) {
      await this.manager.signoutRedirect();
    }
  }

  /** What the API no longer takes is worth nothing; what the person was at stays on the page. */
  expire(): void {
    this.set(null, this.user ?? this.lost);
  }

  private renew(): Promise<void> {
    this.renewal ??= this.manager.signinSilent().then(
      (user) => this.renewed(user),
      // Without a network there is no other token, but the old one may still be good.
      () => this.renewed(this.user?.expired === false ? this.user : null),
    );
    return this.renewal;
  }

  private renewed(user: User | null): void {
    this.renewal = undefined;
    if (user === null) {
      this.expire();
    } else if (this.user !== null) {
      this.set(user);
    }
  }

  private set(user: User | null, lost: User | null = null): void {
    this.user = user;
    this.lost = lost;
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
    () => (user === null ? undefined : { id: user.profile.sub, name: user.profile.name ?? user.profile.sub, email: user.profile.email ?? "" }),
    [user],
  );
}

/** Whether someone was at work on this page when their session ended. */
export function useEnded(): boolean {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.ended);
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
