import { z } from "zod";

const KEY = "syntho.upload";
const schema = z.object({ upload: z.string(), name: z.string(), size: z.number(), modified: z.number() });

/** Remembers which file was on its way, so that it goes on after a reload. It holds no content and no address. */
export const keeper = {
  /** The upload of this very file, if it was broken off. */
  find(file: File): string | undefined {
    const kept = read();
    const same = kept?.name === file.name && kept.size === file.size && kept.modified === file.lastModified;
    return same ? kept.upload : undefined;
  },
  /** The name of a file that was broken off. */
  pending(): string | undefined {
    return read()?.name;
  },
  keep(file: File, upload: string): void {
    localStorage.setItem(KEY, JSON.stringify({ upload, name: file.name, size: file.size, modified: file.lastModified }));
  },
  forget(): void {
    localStorage.removeItem(KEY);
  },
};

function read(): z.infer<typeof schema> | undefined {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return undefined;
  }
}
