import type { TokenTerms } from "#shared/adapters/auth/own-token-maker.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { CloudEnvironment } from "./environment.ts";

/** What a deployment's own tokens say: they are of our own accounts, for the API behind its pages and for no other. */
export function ownTokens({ PUBLIC_URL }: Pick<CloudEnvironment, "PUBLIC_URL">): TokenTerms {
  return { issuer: embeddedIssuerName, audience: PUBLIC_URL.replace(/\/+$/, "") };
}
