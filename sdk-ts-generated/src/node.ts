import { createGrpcTransport } from "@connectrpc/connect-node";
import { Syntho, transportOptions, type SynthoOptions } from "./client.js";

/** Connects from Node, by gRPC over HTTP/2. */
export function connect(options: SynthoOptions): Syntho {
  return new Syntho(createGrpcTransport(transportOptions(options)));
}
