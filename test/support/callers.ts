import { generateKeyPair, importJWK, SignJWT } from "jose";
import { makeAccessLink } from "#shared/app/people/make-access-link.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import { type Person, roles } from "#shared/domain/base/person.ts";
import type { SelfHosted } from "./self-hosted.ts";

/** Who is nobody to the programme. */
export const strangers = [
  "none",
  "garbage",
  "forged",
  "unsigned",
  "expired",
  "wrong-audience",
  "wrong-issuer",
  "unknown-subject",
] as const;

/** Every kind of caller that the authorisation matrix knows: every role that there is, and others of the same roles. */
export const callers = [
  ...strangers,
  ...roles,
  "other-bank",
  "other-branch",
  "other-association",
  "reading-link",
  "other-county",
  "no-county",
] as const satisfies readonly string[];
export type Caller = (typeof callers)[number];

type Claims = { issuer?: string; subject?: string; audience?: string; expires?: string };

/** The token of each kind of caller; `undefined` for none. The two associations have to be in the register. */
export async function tokensOf(
  server: SelfHosted,
  association: string,
  otherAssociation: string,
): Promise<Record<Caller, string | undefined>> {
  const { embedded, deps } = server.local;
  if (embedded === undefined) throw new Error("the matrix needs the embedded issuer");
  const ownKey = await importJWK(embedded.signingKey, "RS256");
  const { privateKey: otherKey } = await generateKeyPair("RS256");
  const sign = (claims: Claims, key = ownKey) =>
    new SignJWT({ client_id: embedded.clientId })
      .setProtectedHeader({ alg: "RS256", typ: "at+jwt", kid: embedded.signingKey.kid ?? "" })
      .setIssuer(claims.issuer ?? embedded.issuer)
      .setSubject(claims.subject ?? "demo:supervisor")
      .setAudience(claims.audience ?? embedded.audience)
      .setIssuedAt()
      .setExpirationTime(claims.expires ?? "1h")
      .sign(key);
  const otherBank: Person = {
    issuer: embeddedIssuerName,
    subject: "other-bank",
    displayName: "另一家银行",
    role: "liaison",
    bankId: "another-bank",
  };
  const otherBranch: Person = {
    ...otherBank,
    subject: "other-branch",
    bankId: deps.programme.bank.bankId,
    branchIds: ["nowhere"],
  };
  await deps.people.put(otherBranch);
  const ofCounty = async (subject: string, countyCode?: string) => {
    const { issuer } = otherBank;
    await deps.people.put({ issuer, subject, displayName: "县科协", role: "county-supervisor", countyCode });
    return sign({ subject });
  };
  await deps.people.put(otherBank);
  const supervisor = await server.token("supervisor");
  const [{ associationId } = { associationId: "" }] = (await deps.associations.list()).filter(
    ({ name }) => name === association,
  );
  const byLink: Person = { ...otherBank, role: "supervisor", displayName: "科协" };
  const { link } = await makeAccessLink(deps, byLink, { associationId, readOnly: true });
  const [, payload] = supervisor.split(".");
  const noAlgorithm = Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt" })).toString("base64url");
  return {
    none: undefined,
    garbage: "garbage",
    forged: await sign({}, otherKey),
    unsigned: `${noAlgorithm}.${payload}.`,
    expired: await sign({ expires: "-1m" }),
    "wrong-audience": await sign({ audience: "urn:other:api" }),
    "wrong-issuer": await sign({ issuer: "https://issuer.example" }),
    "unknown-subject": await sign({ subject: "nobody" }),
    liaison: await server.token("liaison"),
    "other-bank": await sign({ subject: otherBank.subject }),
    "other-branch": await sign({ subject: otherBranch.subject }),
    association: await server.token("association", association),
    "other-association": await server.token("association", otherAssociation),
    "reading-link": await sign({ subject: link.subject }),
    supervisor,
    "county-supervisor": await server.token("county-supervisor", "琅琊区"),
    "other-county": await ofCounty("other-county", "341103"),
    "no-county": await ofCounty("no-county"),
    auditor: await server.token("auditor"),
  };
}
