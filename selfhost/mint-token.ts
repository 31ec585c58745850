import { importJWK, SignJWT } from "jose";
import type { DemoIssuer } from "#shared/config/demo-issuer.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import { type Association, associationNameKey } from "#shared/domain/association.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Role } from "#shared/domain/person.ts";
import { demoAccounts, demoAssociationSubject, demoPerson } from "./demo-people.ts";

const lifetime = "1h";

/**
 * An access token of the embedded issuer for a demo account, good for an hour, whose person it puts into the register:
 * the first of the role, the second where `which` says 2, or that of the association `which`. Fails with
 * `association-unknown`, or `settings-invalid` where another issuer is set.
 */
export async function mintToken(settings: Settings, role: Role, which?: string): Promise<string> {
  const local = await openLocal(settings);
  try {
    return await issueToken(local, role, which);
  } finally {
    await local.close();
  }
}

/** The same on an installation that is open already. */
export async function issueToken(local: Local, role: Role, which?: string): Promise<string> {
  const { deps, demo } = local;
  if (demo === undefined) {
    throw new LedgerFailure("settings-invalid", {
      settings: ["已设置 OIDC_ISSUER，请向该身份提供方取得令牌"],
    });
  }
  const associations = await deps.associations.list();
  const person = demoPerson(demo.issuer, subjectOf(associations, role, which), deps.programme, associations);
  if (person === undefined) throw new LedgerFailure("association-unknown");
  await deps.people.put(person);
  return sign(demo, person.subject, deps.newId());
}

/** The subject of the account meant; that of no account when there is none. */
function subjectOf(associations: readonly Association[], role: Role, which: string | undefined): string {
  if (role === "association") return demoAssociationSubject(idOf(associations, which) ?? "");
  const ofRole = demoAccounts.filter((account) => account.role === role);
  const account = which === "2" ? ofRole[1] : ofRole[0];
  return (account ?? ofRole[0])?.subject ?? "";
}

function idOf(associations: readonly Association[], wanted: string | undefined): string | undefined {
  const key = associationNameKey(wanted ?? "");
  return associations.find(
    ({ associationId, name, aliases }) =>
      associationId === wanted || [name, ...aliases].some((known) => associationNameKey(known) === key),
  )?.associationId;
}

async function sign(demo: DemoIssuer, subject: string, tokenId: string): Promise<string> {
  return new SignJWT({ client_id: demo.clientId })
    .setProtectedHeader({
      alg: "RS256",
      typ: "at+jwt",
      ...(demo.signingKey.kid && { kid: demo.signingKey.kid }),
    })
    .setIssuer(demo.issuer)
    .setSubject(subject)
    .setAudience(demo.audience)
    .setJti(tokenId)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(await importJWK(demo.signingKey, "RS256"));
}
