import { Code, ConnectError, createRouterTransport, type Interceptor, type ServiceImpl } from "@connectrpc/connect";
import { describe, expect, test } from "vitest";
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from "../src/gen/google/rpc/error_details_pb.js";
import { DatasetService } from "../src/gen/syntho/v1/dataset_service_pb.js";
import { connect, Syntho, SynthoError } from "../src/index.js";
import { authenticating, identifying, retrying } from "../src/interceptors.js";

const NAME = "datasets/00000000-0000-0000-0000-000000000001";

function syntho(service: Partial<ServiceImpl<typeof DatasetService>>, interceptors: Interceptor[] = []): Syntho {
  return new Syntho(createRouterTransport((router) => void router.service(DatasetService, service), { transport: { interceptors } }));
}

async function failureOf(call: Promise<unknown>): Promise<SynthoError> {
  const failure = await call.then(() => undefined, (error: unknown) => error);
  expect(failure).toBeInstanceOf(SynthoError);
  return failure as SynthoError;
}

describe("a failure", () => {
  test("tells kind, reason, request id, figures, fields and when to come back", async () => {
    const failure = await failureOf(
      syntho({
        getDataset() {
          throw new ConnectError("rows: 0 (expected: at least 1)", Code.InvalidArgument, undefined, [
            { desc: ErrorInfoSchema, value: { reason: "INVALID_REQUEST", domain: "syntho.io", metadata: { request_id: "r-1", max: "7" } } },
            { desc: BadRequestSchema, value: { fieldViolations: [{ field: "config.rows", description: "at least 1" }] } },
            { desc: RetryInfoSchema, value: { retryDelay: { seconds: 2n, nanos: 500_000_000 } } },
          ]);
        },
      }).datasets.getDataset({ name: NAME }),
    );
    expect(failure.message).toBe("rows: 0 (expected: at least 1)");
    expect(failure.kind).toBe("invalid");
    expect(failure.is("INVALID_REQUEST")).toBe(true);
    expect(failure.requestId).toBe("r-1");
    expect(failure.metadata).toEqual({ max: "7" });
    expect(failure.violations).toEqual([{ field: "config.rows", description: "at least 1" }]);
    expect(failure.retryAfterMs).toBe(2_500);
  });

  test("without a reason of the API's is the way's", async () => {
    const failure = await failureOf(
      syntho({
        getDataset() {
          throw new ConnectError("no healthy upstream", Code.Unavailable);
        },
      }).datasets.getDataset({ name: NAME }),
    );
    expect(failure).toMatchObject({ kind: "unavailable", reason: "", transient: true });
  });

  test("of another domain gives no reason", () => {
    const error = new ConnectError("x", Code.Aborted, undefined, [{ desc: ErrorInfoSchema, value: { reason: "X", domain: "other" } }]);
    expect(SynthoError.from(error)).toMatchObject({ reason: "", kind: "conflict" });
  });

  test("has a kind for every code", () => {
    const codes = Object.values(Code).filter((code): code is Code => typeof code === "number");
    expect(codes.map((code) => SynthoError.from(new ConnectError("x", code)).kind)).not.toContain(undefined);
  });
});

describe("a call", () => {
  const quick = retrying({ tries: 3, longestWaitMs: 2_000 });

  test("is tried again under the same request id while the API is away", async () => {
    const ids: string[] = [];
    await syntho(
      {
        deleteDataset(request) {
          ids.push(request.requestId);
          if (ids.length < 3) {
            throw new ConnectError("away", Code.Unavailable);
          }
          return {};
        },
      },
      [identifying, quick],
    ).datasets.deleteDataset({ name: NAME });
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("keeps the request id that it was given", async () => {
    const id = crypto.randomUUID();
    let got = "";
    await syntho({ deleteDataset: (request) => ((got = request.requestId), {}) }, [identifying]).datasets.deleteDataset({ name: NAME, requestId: id });
    expect(got).toBe(id);
  });

  test("is not tried again when the API means it, or asks for too long a wait", async () => {
    for (const [code, wait] of [[Code.NotFound, 0n], [Code.ResourceExhausted, 3_600n]] as const) {
      let calls = 0;
      await failureOf(
        syntho(
          {
            getDataset() {
              calls++;
              const details = wait > 0n ? [{ desc: RetryInfoSchema, value: { retryDelay: { seconds: wait } } }] : [];
              throw new ConnectError("no", code, undefined, details);
            },
          },
          [quick],
        ).datasets.getDataset({ name: NAME }),
      );
      expect(calls).toBe(1);
    }
  });

  test("asks for the token each time", async () => {
    const seen: (string | null)[] = [];
    let turn = 0;
    const client = syntho(
      { getDataset: (_, context) => (seen.push(context.requestHeader.get("authorization")), {}) },
      [authenticating(() => (turn++ === 0 ? "first" : undefined))],
    );
    await client.datasets.getDataset({ name: NAME });
    await client.datasets.getDataset({ name: NAME });
    expect(seen).toEqual(["Bearer first", null]);
  });
});

test("a browser that reaches nobody is told from a defect, and tries again", async () => {
  const fetching = globalThis.fetch;
  let tries = 0;
  globalThis.fetch = () => {
    tries++;
    return Promise.reject(new TypeError("Failed to fetch"));
  };
  try {
    const client = connect({ baseUrl: "http://nobody.example", token: () => undefined, retry: { tries: 2, longestWaitMs: 1_000 } });
    expect((await failureOf(client.datasets.getDataset({ name: NAME }))).kind).toBe("unavailable");
    expect(tries).toBe(2);
  } finally {
    globalThis.fetch = fetching;
  }
});
