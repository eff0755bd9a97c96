import { create } from "@bufbuild/protobuf";
import { Code, ConnectError, createRouterTransport } from "@connectrpc/connect";
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DatasetSchema } from "../src/gen/syntho/v1/dataset_pb.js";
import { DatasetService } from "../src/gen/syntho/v1/dataset_service_pb.js";
import { Upload_State, UploadPartSchema, UploadSchema, type Upload as UploadMessage } from "../src/gen/syntho/v1/upload_pb.js";
import { Syntho, type UploadProgress } from "../src/index.js";

const NAME = "uploads/00000000-0000-0000-0000-000000000001";
const PART = 1_000;
const FILE = new Blob([Uint8Array.from({ length: 4_500 }, (_, i) => (i * 31) % 251)]);

/** A storage that takes parts by address, and an API that counts what arrived. */
class Storage {
  readonly parts = new Map<number, Buffer>();
  readonly puts: number[] = [];
  completed = 0;
  aborted = 0;
  generation = 0;
  /** What to answer instead of taking a part; `undefined`: take it. */
  refuse: (part: number) => number | undefined = () => undefined;
  /** Waited for before each answer. */
  before: (part: number) => Promise<void> = async () => undefined;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const [generation, number] = (request.url ?? "").slice(1).split("/").map(Number) as [number, number];
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        void this.before(number).then(() => {
          this.puts.push(number);
          const status = generation < this.generation ? 403 : (this.refuse(number) ?? 200);
          if (status === 200) {
            this.parts.set(number, Buffer.concat(chunks));
          }
          response.writeHead(status, { etag: `"e${number}"` }).end();
        });
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private upload(state = Upload_State.ACTIVE): UploadMessage {
    const { port } = this.server.address() as AddressInfo;
    const count = Math.ceil(FILE.size / PART);
    return create(UploadSchema, {
      name: NAME,
      sizeBytes: BigInt(FILE.size),
      sha256: HASH,
      partSizeBytes: BigInt(PART),
      state,
      parts: Array.from({ length: count }, (_, i) =>
        create(UploadPartSchema, {
          number: i + 1,
          offsetBytes: BigInt(i * PART),
          sizeBytes: BigInt(Math.min(PART, FILE.size - i * PART)),
          received: this.parts.has(i + 1),
          etag: this.parts.has(i + 1) ? `e${i + 1}` : "",
          uploadUrl: `http://127.0.0.1:${port}/${this.generation}/${i + 1}`,
        }),
      ),
    });
  }

  readonly syntho = new Syntho(
    createRouterTransport(({ service }) =>
      void service(DatasetService, {
        createUpload: () => this.upload(),
        getUpload: ({ name }) => {
          if (name !== NAME) {
            throw new ConnectError("none", Code.NotFound);
          }
          return this.upload();
        },
        completeUpload: ({ parts }) => {
          this.completed++;
          expect(parts.map(({ number, etag }) => `${number}:${etag}`).sort()).toEqual(["1:e1", "2:e2", "3:e3", "4:e4", "5:e5"]);
          return create(DatasetSchema, { name: "datasets/1" });
        },
        abortUpload: () => {
          this.aborted++;
          return {};
        },
      }),
    ),
  );

  whole(): string {
    return createHash("sha256").update(Buffer.concat([1, 2, 3, 4, 5].map((number) => this.parts.get(number) ?? Buffer.alloc(0)))).digest("hex");
  }
}

const HASH = createHash("sha256").update(Buffer.from(await FILE.arrayBuffer())).digest("hex");

let storage: Storage;
beforeEach(async () => {
  storage = new Storage();
  await storage.start();
});
afterEach(() => storage.stop());

describe("an upload", () => {
  test("arrives byte for byte, each part once", async () => {
    const progress: UploadProgress[] = [];
    let name = "";
    const upload = storage.syntho.upload(FILE, { fileName: "a.csv", onProgress: (p) => progress.push(p), onName: (n) => (name = n) });
    expect((await upload.done).name).toBe("datasets/1");
    expect(storage.whole()).toBe(HASH);
    expect([...storage.puts].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(name).toBe(NAME);
    expect(progress.at(-1)).toEqual({ state: "done", bytes: FILE.size, totalBytes: FILE.size });
    const sending = progress.filter(({ state }) => state === "sending").map(({ bytes }) => bytes);
    expect(sending).toEqual([...sending].sort((a, b) => a - b));
  });

  test("tries a part again where the storage fails", async () => {
    let failures = 2;
    storage.refuse = (part) => (part === 3 && failures-- > 0 ? 503 : undefined);
    await storage.syntho.upload(FILE, { fileName: "a.csv" }).done;
    expect(storage.whole()).toBe(HASH);
    expect(storage.puts.filter((part) => part === 3)).toHaveLength(3);
  });

  test("asks for fresh addresses when they have ended, and sends what is missing alone", async () => {
    storage.before = async (part) => {
      if (part === 3) {
        storage.generation = 1;
      }
    };
    await storage.syntho.upload(FILE, { fileName: "a.csv", concurrency: 1 }).done;
    expect(storage.whole()).toBe(HASH);
    expect(storage.puts).toEqual([1, 2, 3, 3, 4, 5]);
  });

  test("goes on at the parts that arrived, also in another page", async () => {
    const bytes = Buffer.from(await FILE.arrayBuffer());
    storage.parts.set(1, bytes.subarray(0, PART));
    storage.parts.set(4, bytes.subarray(3 * PART, 4 * PART));
    await storage.syntho.upload(FILE, { fileName: "a.csv", resume: NAME }).done;
    expect(storage.whole()).toBe(HASH);
    expect([...storage.puts].sort()).toEqual([2, 3, 5]);
  });

  test("begins anew when the old upload is gone", async () => {
    await storage.syntho.upload(FILE, { fileName: "a.csv", resume: "uploads/00000000-0000-0000-0000-000000000009" }).done;
    expect(storage.whole()).toBe(HASH);
  });

  test("pauses and goes on", async () => {
    const states: string[] = [];
    const upload = storage.syntho.upload(FILE, { fileName: "a.csv", concurrency: 1, onProgress: ({ state }) => states.push(state) });
    storage.before = async (part) => {
      if (part === 2 && !states.includes("paused")) {
        upload.pause();
        setTimeout(() => upload.resume(), 50);
      }
    };
    await upload.done;
    expect(states).toContain("paused");
    expect(storage.whole()).toBe(HASH);
    expect(storage.completed).toBe(1);
  });

  test("is given up at once and on the server", async () => {
    const upload = storage.syntho.upload(FILE, { fileName: "a.csv" });
    storage.before = async () => upload.abort();
    await expect(upload.done).rejects.toMatchObject({ kind: "cancelled" });
    expect(storage.aborted).toBe(1);
    expect(storage.completed).toBe(0);
  });

  test("fails with a reason and without the secret address when the storage means it", async () => {
    storage.refuse = () => 400;
    const failure = await storage.syntho.upload(FILE, { fileName: "a.csv" }).done.catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "SynthoError", kind: "internal" });
    expect(JSON.stringify(failure) + String(failure)).not.toContain("127.0.0.1");
  });
});
