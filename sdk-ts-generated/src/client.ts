import { Code, ConnectError, createClient, type Client, type Interceptor, type Transport } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import type { DescService } from "@bufbuild/protobuf";
import { SynthoError } from "./errors.js";
import { AccountService } from "./gen/syntho/v1/account_service_pb.js";
import { DatasetService } from "./gen/syntho/v1/dataset_service_pb.js";
import { DownloadService } from "./gen/syntho/v1/download_service_pb.js";
import { ModelService } from "./gen/syntho/v1/model_service_pb.js";
import { ReportService } from "./gen/syntho/v1/report_service_pb.js";
import { SyntheticDatasetService } from "./gen/syntho/v1/synthetic_dataset_service_pb.js";
import type { WatchSyntheticDatasetResponse } from "./gen/syntho/v1/watch_synthetic_dataset_pb.js";
import { authenticating, identifying, RETRY, retrying, type RetryOptions, type TokenProvider } from "./interceptors.js";
import { Upload, type UploadOptions } from "./upload.js";
import { watch, type WatchOptions } from "./watch.js";

/** Where the API is and who calls it. */
export interface SynthoOptions {
  /** Address of the API, such as `https://api.syntho.io`; in a browser usually `location.origin`. */
  readonly baseUrl: string;
  /** Who calls. */
  readonly token: TokenProvider;
  /** How calls that failed for the moment are made again. */
  readonly retry?: RetryOptions;
}

/** The API: one client per service, and the few things that are more than one call. All of it throws SynthoError alone. */
export class Syntho {
  /** The caller's account and quota. */
  readonly accounts: Client<typeof AccountService>;
  /** Uploads, schemas, previews. */
  readonly datasets: Client<typeof DatasetService>;
  /** Generations. */
  readonly syntheticDatasets: Client<typeof SyntheticDatasetService>;
  /** Models that were kept. */
  readonly models: Client<typeof ModelService>;
  /** Privacy, quality, compliance. */
  readonly reports: Client<typeof ReportService>;
  /** Files. */
  readonly downloads: Client<typeof DownloadService>;

  /** Takes any transport; the browser's is {@link connect}'s, Node's is in `@syntho/sdk/node`. */
  constructor(transport: Transport) {
    this.accounts = client(AccountService, transport);
    this.datasets = client(DatasetService, transport);
    this.syntheticDatasets = client(SyntheticDatasetService, transport);
    this.models = client(ModelService, transport);
    this.reports = client(ReportService, transport);
    this.downloads = client(DownloadService, transport);
  }

  /** Follows the making of `name`, `syntheticDatasets/{uuid}`, to its end. See {@link watch}. */
  watch(name: string, options?: WatchOptions): AsyncGenerator<WatchSyntheticDatasetResponse, void, undefined> {
    return watch(this.syntheticDatasets, name, options);
  }

  /** Begins to send a file. See {@link Upload}. */
  upload(file: Blob, options: UploadOptions): Upload {
    return new Upload(this.datasets, file, options);
  }
}

/** Connects from a browser, by gRPC-web. */
export function connect(options: SynthoOptions): Syntho {
  return new Syntho(createGrpcWebTransport({ ...transportOptions(options), fetch: reaching }));
}

/** A browser says by a TypeError that nobody was reached: to try again later may help, whereas a defect would stay one. */
async function reaching(...request: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await fetch(...request);
  } catch (failure) {
    throw failure instanceof TypeError ? new ConnectError("The API can not be reached.", Code.Unavailable, undefined, undefined, failure) : failure;
  }
}

/** A single answer takes no longer, unless the call says so. */
const CALL_TIME_MS = 60_000;

/** What every transport is made with. */
export function transportOptions({ baseUrl, token, retry = RETRY }: SynthoOptions): {
  baseUrl: string;
  defaultTimeoutMs: number;
  interceptors: Interceptor[];
} {
  return { baseUrl, defaultTimeoutMs: CALL_TIME_MS, interceptors: [identifying, retrying(retry), authenticating(token)] };
}

/** A client whose failures are SynthoErrors, for single answers and streams alike. */
function client<T extends DescService>(service: T, transport: Transport): Client<T> {
  return new Proxy(createClient(service, transport), {
    get(target, property, receiver) {
      const method: unknown = Reflect.get(target, property, receiver);
      return typeof method === "function" ? (...args: unknown[]) => translated(Reflect.apply(method, target, args)) : method;
    },
  });
}

function translated(result: unknown): unknown {
  if (result instanceof Promise) {
    return result.catch((failure: unknown) => {
      throw SynthoError.from(failure);
    });
  }
  return isAsyncIterable(result) ? translatedStream(result) : result;
}

async function* translatedStream(stream: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* stream;
  } catch (failure) {
    throw SynthoError.from(failure);
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
