import { connect } from "@syntho/sdk/node";
import type { Syntho } from "@syntho/sdk";
import { ADDRESS } from "./browser";

/** The API as `user` sees it, from outside the browser: to compare with what a page has shown. */
export async function apiAs(user: string): Promise<Syntho> {
  const { issuer } = (await (await fetch(`${ADDRESS}/config.json`)).json()) as { issuer: string };
  const answer = await fetch(`${issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "syntho-cli", username: user, password: "none", scope: "openid" }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return connect({ baseUrl: ADDRESS, token: () => token });
}
