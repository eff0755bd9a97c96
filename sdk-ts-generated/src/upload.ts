import type { Client } from "@connectrpc/connect";
import { SynthoError } from "./errors.js";
import type { Dataset } from "./gen/syntho/v1/dataset_pb.js";
import type { DatasetService } from "./gen/syntho/v1/dataset_service_pb.js";
import { Upload_State, type Upload as UploadMessage, type UploadPart } from "./gen/syntho/v1/upload_pb.js";
import { sha256Of } from "./hash.js";
import { sendPart, URL_EXPIRED } from "./part.js";
import { backoff, cancelled, sleep } from "./time.js";

/** Where an upload stands. */
export type UploadState = "hashing" | "sending" | "paused" | "checking" | "done" | "failed" | "aborted";

/** How far an upload is. */
export interface UploadProgress {
  readonly state: UploadState;
  /** Bytes read, while hashing; bytes that the storage has, while sending. */
  readonly bytes: number;
  readonly totalBytes: number;
}

/** How a file is sent. */
export interface UploadOptions {
  /** The file's name with its extension. */
  readonly fileName: string;
  /** The dataset's name for people; otherwise the file's. */
  readonly displayName?: string;
  /** What the dataset is, for people. */
  readonly description?: string;
  /** `uploads/{uuid}` of an upload of this very file that was broken off, in this page or an earlier one. */
  readonly resume?: string;
  /** Parts under way at once. */
  readonly concurrency?: number;
  /** Hears of progress. */
  readonly onProgress?: (progress: UploadProgress) => void;
  /** Hears the upload's name as soon as it has one: keep it to resume after a reload. */
  readonly onName?: (name: string) => void;
}

const CONCURRENCY = 3;
const TRIES = 6;

/**
 * A file on its way: parts in parallel by presigned URL, each tried again where the network fails, never the whole file in memory.
 * `pause`, `resume` and `abort` act at once; what has arrived stays on the server until the upload expires.
 */
export class Upload {
  /** The dataset, once the server has checked the file; its schema is detected next. Fails with a SynthoError. */
  readonly done: Promise<Dataset>;

  private readonly aborting = new AbortController();
  private running = new AbortController();
  private resumed: (() => void) | undefined;
  private state: UploadState = "hashing";
  private readonly sent = new Map<number, number>();
  private etags = new Map<number, string>();

  constructor(
    private readonly client: Pick<
      Client<typeof DatasetService>,
      "createUpload" | "getUpload" | "completeUpload" | "abortUpload"
    >,
    private readonly file: Blob,
    private readonly options: UploadOptions,
  ) {
    this.done = this.run().catch((failure: unknown) => {
      const error = this.aborting.signal.aborted ? cancelled(this.aborting.signal) : SynthoError.from(failure);
      this.enter(error.kind === "cancelled" ? "aborted" : "failed");
      throw error;
    });
    // Whoever does not wait for it hears of its failure by onProgress.
    this.done.catch(() => undefined);
  }

  /** Stops sending; parts under way are sent again later. */
  pause(): void {
    if (this.state === "sending") {
      this.enter("paused");
      this.running.abort();
    }
  }

  /** Goes on where it was paused. */
  resume(): void {
    if (this.state === "paused") {
      this.running = new AbortController();
      this.enter("sending");
      this.resumed?.();
    }
  }

  /** Gives the upload up; the server deletes what arrived. */
  abort(): void {
    this.aborting.abort();
    this.running.abort();
    this.resumed?.();
  }

  private async run(): Promise<Dataset> {
    const hash = await sha256Of(this.file, (bytes) => this.report(bytes), this.aborting.signal);
    const upload = await this.begin(hash);
    this.options.onName?.(upload.name);
    try {
      await this.sendAll(upload);
      this.enter("checking");
      const parts = [...this.etags].map(([number, etag]) => ({ number, etag })).filter(({ etag }) => etag !== "");
      const complete = parts.length === upload.parts.length ? { name: upload.name, parts, sha256: hash } : { name: upload.name, sha256: hash };
      const dataset = await this.client.completeUpload(complete, { signal: this.aborting.signal, timeoutMs: 15 * 60_000 });
      this.enter("done");
      return dataset;
    } catch (failure) {
      if (this.aborting.signal.aborted) {
        await this.client.abortUpload({ name: upload.name }).catch(() => undefined);
      }
      throw failure;
    }
  }

  /** The upload to go on with, or a new one: an old one may have expired, or be another file's. */
  private async begin(sha256: string): Promise<UploadMessage> {
    const signal = this.aborting.signal;
    if (this.options.resume !== undefined) {
      const old = await this.client.getUpload({ name: this.options.resume }, { signal }).catch((failure: unknown) => {
        if (SynthoError.from(failure).kind === "not_found") {
          return undefined;
        }
        throw failure;
      });
      if (old?.state === Upload_State.ACTIVE && old.sha256 === sha256 && Number(old.sizeBytes) === this.file.size) {
        return old;
      }
    }
    const { fileName, displayName = "", description = "" } = this.options;
    return this.client.createUpload(
      { fileName, displayName, description, sizeBytes: BigInt(this.file.size), sha256 },
      { signal },
    );
  }

  private async sendAll(upload: UploadMessage): Promise<void> {
    this.enter("sending");
    let known = upload;
    for (;;) {
      this.take(known);
      const queue = known.parts.filter((part) => !part.received);
      try {
        await Promise.all(Array.from({ length: this.options.concurrency ?? CONCURRENCY }, () => this.sendFrom(queue)));
        return;
      } catch (failure) {
        this.running.abort();
        this.aborting.signal.throwIfAborted();
        if (this.state === "paused") {
          await new Promise<void>((resolve) => (this.resumed = resolve));
          this.aborting.signal.throwIfAborted();
        } else if (SynthoError.from(failure).reason === URL_EXPIRED) {
          this.running = new AbortController();
        } else {
          throw failure;
        }
      }
      known = await this.client.getUpload({ name: upload.name }, { signal: this.aborting.signal });
    }
  }

  private take(upload: UploadMessage): void {
    this.sent.clear();
    this.etags.clear();
    for (const part of upload.parts.filter(({ received }) => received)) {
      this.sent.set(part.number, Number(part.sizeBytes));
      this.etags.set(part.number, part.etag);
    }
    this.reportSent();
  }

  private async sendFrom(queue: UploadPart[]): Promise<void> {
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
      this.etags.set(part.number, await this.send(part));
    }
  }

  private async send(part: UploadPart): Promise<string> {
    const from = Number(part.offsetBytes);
    const bytes = this.file.slice(from, from + Number(part.sizeBytes));
    const { signal } = this.running;
    for (let attempt = 0; ; attempt++) {
      try {
        return await sendPart(part.uploadUrl, bytes, (sent) => this.reportPart(part.number, sent), signal);
      } catch (failure) {
        const error = SynthoError.from(failure);
        this.reportPart(part.number, 0);
        if (error.kind !== "unavailable" || error.reason === URL_EXPIRED || attempt + 1 >= TRIES) {
          throw error;
        }
        await sleep(backoff(attempt), signal);
      }
    }
  }

  private reportPart(number: number, bytes: number): void {
    this.sent.set(number, bytes);
    this.reportSent();
  }

  private reportSent(): void {
    this.report([...this.sent.values()].reduce((sum, bytes) => sum + bytes, 0));
  }

  private enter(state: UploadState): void {
    this.state = state;
    if (state === "done" || state === "checking") {
      this.report(this.file.size);
    } else if (state !== "sending") {
      this.reportSent();
    }
  }

  private report(bytes: number): void {
    this.options.onProgress?.({ state: this.state, bytes, totalBytes: this.file.size });
  }
}
