/** `Strict-Transport-Security` of addresses that are only served encrypted: for a year (RFC 6797). */
export const hstsValue = "max-age=31536000";

/** The headers that every answer carries; the pages may connect to this server and, where it is another's, to the issuer. */
export function securityHeaders(issuerOrigins: readonly string[]): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'self'",
    `connect-src ${["'self'", ...issuerOrigins].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}
