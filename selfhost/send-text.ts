import type { ServerResponse } from "node:http";

/** The sign-in pages have one stylesheet and one form, and nothing else. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Sends one of the issuer's own pages. */
export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.setHeader("content-security-policy", pagePolicy);
  sendText(response, status, "text/html; charset=utf-8", html);
}

/** Sends a text that no cache keeps. */
export function sendText(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { "content-type": contentType, "cache-control": "no-store" });
  response.end(body);
}
