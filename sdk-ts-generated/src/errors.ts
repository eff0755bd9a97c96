import { Code, ConnectError } from "@connectrpc/connect";
import { BadRequestSchema, ErrorInfoSchema, RequestInfoSchema, RetryInfoSchema } from "./gen/google/rpc/error_details_pb.js";
import { ErrorReason } from "./gen/syntho/v1/errors_pb.js";

const DOMAIN = "syntho.io";

/** What a caller can do about a failure. One table for both SDKs: the gRPC code decides, whatever the reason. */
export type FailureKind =
  | "invalid" // what was asked can not be done: change it
  | "unauthenticated" // sign in again
  | "forbidden" // not with this account
  | "not_found" // it is not there, or not yours
  | "conflict" // it changed, or is not in the right state
  | "exhausted" // a limit
  | "unavailable" // try again later
  | "cancelled" // the caller gave up
  | "unsupported" // this server does not do that
  | "internal"; // our fault

const KINDS: Record<Code, FailureKind> = {
  [Code.InvalidArgument]: "invalid",
  [Code.OutOfRange]: "invalid",
  [Code.Unauthenticated]: "unauthenticated",
  [Code.PermissionDenied]: "forbidden",
  [Code.NotFound]: "not_found",
  [Code.AlreadyExists]: "conflict",
  [Code.FailedPrecondition]: "conflict",
  [Code.Aborted]: "conflict",
  [Code.ResourceExhausted]: "exhausted",
  [Code.Unavailable]: "unavailable",
  [Code.DeadlineExceeded]: "unavailable",
  [Code.Canceled]: "cancelled",
  [Code.Unimplemented]: "unsupported",
  [Code.Internal]: "internal",
  [Code.Unknown]: "internal",
  [Code.DataLoss]: "internal",
};

/** A field that broke its rule. */
export interface FieldViolation {
  /** Path of the field, such as `config.rows`. */
  readonly field: string;
  /** The rule, for people. */
  readonly description: string;
}

/** The only error that this package throws: what the API said, in a form to act on. */
export class SynthoError extends Error {
  override readonly name = "SynthoError";

  constructor(
    /** A sentence for people, without a secret or a value of a table. */
    message: string,
    /** What can be done about it. */
    readonly kind: FailureKind,
    /** The name of a value of `ErrorReason`; empty when the failure is the way to the API's, not its own. */
    readonly reason: string,
    /** What to quote to support; empty when the call did not reach the API. */
    readonly requestId: string,
    /** The figures that the reason's comment names. */
    readonly metadata: Readonly<Record<string, string>>,
    /** Fields that broke their rules. */
    readonly violations: readonly FieldViolation[],
    /** Milliseconds after which the API asks to call again. */
    readonly retryAfterMs: number | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether the same call may succeed later. */
  get transient(): boolean {
    return this.kind === "unavailable" || this.retryAfterMs !== undefined;
  }

  /** Whether the API gave this reason. */
  is(reason: keyof typeof ErrorReason): boolean {
    return this.reason === reason;
  }

  /** A failure of this package's own making. */
  static of(kind: FailureKind, message: string, reason = "", cause?: unknown): SynthoError {
    return new SynthoError(message, kind, reason, "", {}, [], undefined, { cause });
  }

  /** Reads what any failed call left behind. */
  static from(failure: unknown): SynthoError {
    if (failure instanceof SynthoError) {
      return failure;
    }
    const error = ConnectError.from(failure);
    const info = error.findDetails(ErrorInfoSchema).find((found) => found.domain === DOMAIN);
    const retry = error.findDetails(RetryInfoSchema)[0]?.retryDelay;
    const { request_id: inInfo, ...metadata } = info?.metadata ?? {};
    return new SynthoError(
      error.rawMessage || "The call failed.",
      KINDS[error.code],
      info?.reason ?? "",
      inInfo ?? error.findDetails(RequestInfoSchema)[0]?.requestId ?? error.metadata.get("x-request-id") ?? "",
      metadata,
      error.findDetails(BadRequestSchema).flatMap((bad) =>
        bad.fieldViolations.map(({ field, description }) => ({ field, description })),
      ),
      retry && Number(retry.seconds) * 1_000 + retry.nanos / 1e6,
      { cause: error },
    );
  }
}
