import { setTimeout as sleep } from "node:timers/promises";
import { readFileSync } from "node:fs";
import postgres from "postgres";
import { ADDRESS } from "./browser";

const HOME = new URL("../../.syntho/", import.meta.url);

/** A part of the platform, as its supervisor sees it. */
interface Part {
  readonly name: string;
  readonly phase: string;
  readonly pid: number;
  readonly restarts: number;
}

/** A part of the platform that a drill may kill. */
export type PartName = "API" | "Envoy" | "Worker";

function part(name: PartName): Part {
  const state = JSON.parse(readFileSync(new URL("state.json", HOME), "utf8")) as { publicUrl: string; parts: Part[] };
  if (state.publicUrl !== ADDRESS) {
    throw new Error(`Drills need the platform of this project, at ${state.publicUrl}; SYNTHO_URL is ${ADDRESS}.`);
  }
  const found = state.parts.find((one) => one.name === name);
  if (found === undefined) {
    throw new Error(`The platform has no part ${name}.`);
  }
  return found;
}

/** Kills a part as a crash would; returns a wait until its supervisor has it running again. */
export function crash(name: PartName): () => Promise<void> {
  const before = part(name);
  process.kill(before.pid, "SIGKILL");
  return async () => {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(200)) {
      const now = part(name);
      if (now.restarts > before.restarts && now.phase === "READY") {
        return;
      }
    }
    throw new Error(`${name} did not come back within a minute.`);
  };
}

/** Does something with the platform's database, as its superuser: what no API would do for anyone. */
export async function withDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const ports = JSON.parse(readFileSync(new URL("endpoints.json", HOME), "utf8")) as Record<string, number>;
  const sql = postgres({
    host: "127.0.0.1",
    port: ports["postgres"] ?? 0,
    database: "syntho",
    username: "postgres",
    password: readFileSync(new URL("secrets/postgres-superuser", HOME), "utf8").trim(),
    max: 1,
  });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
