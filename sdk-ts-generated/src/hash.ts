import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const CHUNK_BYTES = 1 << 20;

/**
 * SHA-256 of a file, 64 lower-case hexadecimal digits. Reads a mebibyte at a time and lets the page breathe between: the browser's own
 * digest wants the whole file in memory.
 */
export async function sha256Of(file: Blob, onProgress: (bytes: number) => void = () => undefined, signal = new AbortController().signal): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    signal.throwIfAborted();
    const bytes = await file.slice(at, at + CHUNK_BYTES).arrayBuffer();
    hash.update(new Uint8Array(bytes));
    onProgress(Math.min(file.size, at + CHUNK_BYTES));
  }
  return bytesToHex(hash.digest());
}
