import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The address that a request comes from: the peer's, or, where the peer is a trusted proxy, the last one that the proxy
 * says (`X-Forwarded-For`) and that is no trusted proxy itself. What others say there is not believed.
 */
export function remoteAddress(request: IncomingMessage, trustedProxies: readonly string[]): string {
  const peer = plainAddress(request.socket.remoteAddress ?? "");
  if (!trustedProxies.includes(peer)) return peer;
  const said = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const foreign = said
    .map((one) => plainAddress(one.trim()))
    .filter((one) => isIP(one) !== 0 && !trustedProxies.includes(one));
  return foreign.at(-1) ?? peer;
}

/** An IPv4 address that is written as one of IPv6, as an IPv4 address. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
