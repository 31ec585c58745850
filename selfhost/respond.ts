import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpAnswer } from "#shared/http/base/exchange.ts";

const drainMs = 5000;

/**
 * Sends an answer; a HEAD request gets its headers alone. A request that was not read to its end is let run out for a
 * moment, so that its sender can hear the answer, and is then cut off.
 */
export function respond(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  const bytes = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  const length = answer.status === 204 ? {} : { "content-length": String(bytes.byteLength) };
  const unread = !request.complete;
  const closing = unread ? { connection: "close" } : {};
  response.writeHead(answer.status, { ...answer.headers, ...length, ...closing });
  response.end(request.method === "HEAD" || answer.status === 204 ? undefined : bytes);
  if (unread) {
    request.resume();
    const cutOff = setTimeout(() => request.destroy(), drainMs);
    request.once("close", () => clearTimeout(cutOff));
  }
}
