import { type Local, openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { Role } from "#shared/domain/base/person.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { County } from "#shared/domain/programme/programme.ts";
import { demoAccounts, demoAssociationSubject, demoCountySubject, demoPerson } from "./demo-people.ts";
import { findCounty, findNamed } from "./find-named.ts";

/**
 * An access token of the embedded issuer for a demo account, good for an hour; its person is put into the register: the
 * first of the role, the second where `which` says 2, or that of the association or county `which`. Fails with
 * `association-unknown`, `settings-invalid` where another issuer is set, or `demo-over` once there are real accounts.
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
  const { deps, embedded } = local;
  if (embedded === undefined || deps.signIns === undefined) {
    throw new LedgerFailure("settings-invalid", {
      settings: ["已设置 OIDC_ISSUER，请向该身份提供方取得令牌"],
    });
  }
  if (!(await embedded.demoAllowed())) throw new LedgerFailure("demo-over");
  const associations = await deps.associations.list();
  const { counties } = deps.programme;
  const subject = subjectOf({ associations, counties }, role, which);
  const person = demoPerson(embeddedIssuerName, subject, deps.programme, associations);
  if (person === undefined) throw new LedgerFailure("association-unknown");
  await deps.people.put(person);
  return (await deps.signIns.tokens.accessToken(person.subject)).accessToken;
}

/** The subject of the account meant; that of no account when there is none. */
function subjectOf(
  { associations, counties }: { associations: readonly Association[]; counties: readonly County[] },
  role: Role,
  which: string | undefined,
): string {
  if (role === "county-supervisor") return demoCountySubject(findCounty(counties, which ?? "")?.code ?? "");
  if (role === "association")
    return demoAssociationSubject(findNamed(associations, which ?? "")?.associationId ?? "");
  const ofRole = demoAccounts.filter((account) => account.role === role);
  const account = which === "2" ? ofRole[1] : ofRole[0];
  return (account ?? ofRole[0])?.subject ?? "";
}
