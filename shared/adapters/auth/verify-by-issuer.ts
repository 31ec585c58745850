import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { TokenSubject } from "./jose-token-verifier.ts";

type Verifier = (token: string) => Promise<TokenSubject>;
/** Loads a verifier. It may be of a file of its own, so that its failures are known by their code alone. */
type LateVerifier = () => Promise<Verifier>;

/**
 * Makes a verifier that asks the one of a token's issuer: ours for `own`, else the others', each where there is one. Each is
 * loaded when a token first needs it. Fails with `sign-in-invalid`.
 */
export function verifyByIssuer(
  own: string,
  ours: LateVerifier | undefined,
  others: LateVerifier | undefined,
): Verifier {
  const loaded = new Map<LateVerifier, Promise<Verifier>>();
  return async (token) => {
    const late = issuerOf(token) === own ? ours : others;
    if (late === undefined) throw new LedgerFailure("sign-in-invalid");
    const verifier = loaded.get(late) ?? late();
    loaded.set(late, verifier);
    try {
      return await (await verifier)(token);
    } catch (error) {
      throw isInvalid(error) ? new LedgerFailure("sign-in-invalid") : error;
    }
  };
}

function isInvalid(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "sign-in-invalid";
}

/** The issuer that a token names, before anything of it is believed. */
function issuerOf(token: string): unknown {
  try {
    const claims: { iss?: unknown } = JSON.parse(
      Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"),
    );
    return claims.iss;
  } catch {
    throw new LedgerFailure("sign-in-invalid");
  }
}
