import { z } from "zod";

const KEY = "syntho.upload";
const schema = z.object({ owner: z.string(), upload: z.string(), name: z.string(), size: z.number(), modified: z.number() });

/** Remembers which file of whom was on its way, so that it goes on after a reload. It holds no content and no address. */
export const keeper = {
  /** The upload of this very file, if `owner` broke it off. */
  find(owner: string, file: File): string | undefined {
    const kept = read(owner);
    const same = kept?.name === file.name && kept.size === file.size && kept.modified === file.lastModified;
    return same ? kept.upload : undefined;
  },
  /** The name of a file that `owner` broke off. Nobody else at this browser learns of it. */
  pending(owner: string): string | undefined {
    return read(owner)?.name;
  },
  keep(owner: string, file: File, upload: string): void {
    localStorage.setItem(KEY, JSON.stringify({ owner, upload, name: file.name, size: file.size, modified: file.lastModified }));
  },
  forget(): void {
    localStorage.removeItem(KEY);
  },
};

function read(owner: string): z.infer<typeof schema> | undefined {
  try {
    const kept = schema.parse(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return kept.owner === owner ? kept : undefined;
  } catch {
    return undefined;
  }
}
