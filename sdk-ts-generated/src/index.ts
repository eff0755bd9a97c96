export { connect, Syntho, type SynthoOptions } from "./client.js";
export { SynthoError, type FailureKind, type FieldViolation } from "./errors.js";
export { RETRY, type RetryOptions, type TokenProvider } from "./interceptors.js";
export { Upload, type UploadOptions, type UploadProgress, type UploadState } from "./upload.js";
export { isFinal, watch, type WatchOptions } from "./watch.js";
export { create, equals, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
export { sha256Of } from "./hash.js";
