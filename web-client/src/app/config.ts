import { z } from "zod";

const schema = z.object({ issuer: z.url(), clientId: z.string().min(1) });

/** What the server tells the dashboard about where it runs. */
export type Config = z.infer<typeof schema>;

/** Reads it once, before anything else. */
export async function readConfig(): Promise<Config> {
  const response = await fetch("/config.json");
  if (!response.ok) {
    throw new Error(`config.json: HTTP ${response.status}`);
  }
  return schema.parse(await response.json());
}
