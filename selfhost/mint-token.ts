import { importJWK, SignJWT } from "jose";
import type { DemoIssuer } from "#shared/config/demo-issuer.ts";
import { type Local, openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import { type Association, associationNameKey } from "#shared/domain/association.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Role } from "#shared/domain/person.ts";
import { demoPerson, demoSubject } from "./demo-people.ts";

const lifetime = "1h";

/**
 * An access token of the embedded issuer for a demo account, good for an hour, whose person it puts into the register.
 * Fails with `association-unknown`, or `settings-invalid` where another issuer is set.
 */
export async function mintToken(settings: Settings, role: Role, association?: string): Promise<string> {
  const local = await openLocal(settings);
  try {
    return await issueToken(local, role, association);
  } finally {
    await local.close();
  }
}

/** The same on an installation that is open already. */
export async function issueToken(local: Local, role: Role, association?: string): Promise<string> {
  const { deps, demo } = local;
  if (demo === undefined) {
    throw new LedgerFailure("settings-invalid", {
      settings: ["已设置 OIDC_ISSUER，请向该身份提供方取得令牌"],
    });
  }
  const associations = await deps.associations.list();
  const associationId = role === "association" ? idOf(associations, association) : undefined;
  const person = demoPerson(demo.issuer, demoSubject(role, associationId), deps.programme, associations);
  if (person === undefined) throw new LedgerFailure("association-unknown");
  await deps.people.put(person);
  return sign(demo, person.subject, deps.newId());
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
