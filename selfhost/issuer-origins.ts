import type { Local } from "#shared/config/local.ts";
import { errorFacts } from "#shared/http/base/error-facts.ts";

const timeoutMs = 5000;

/** The origins of another's issuer that the pages talk to: its own and its token endpoint's. None for the embedded issuer. */
export async function findIssuerOrigins({ deps, embedded }: Local): Promise<string[]> {
  const { issuer } = deps.signIn;
  if (embedded !== undefined || issuer === undefined) return [];
  const origins = new Set([new URL(issuer).origin]);
  try {
    const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
    const document: unknown = await response.json();
    if (typeof document === "object" && document !== null && "token_endpoint" in document) {
      origins.add(new URL(String(document.token_endpoint)).origin);
    }
  } catch (error) {
    deps.log("issuer-unreachable", errorFacts(error));
  }
  return [...origins];
}
