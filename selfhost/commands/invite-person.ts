import { invitePerson } from "#shared/app/people/invite-person.ts";
import type { MadeLink } from "#shared/app/people/make-entry-link.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { readCloudOutputs } from "#shared/config/cloud-outputs.ts";
import { openLocal } from "#shared/config/local.ts";
import type { Settings } from "#shared/config/settings.ts";
import { banksOf } from "#shared/domain/base/bank.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import { type Role, roleNames } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { findBank, findCounty, findNamed } from "../find-named.ts";

/**
 * Invites somebody on the data folder of this machine: whoever may open it may let the first person in, or one in again
 * when nobody is left who could. `whose` names the association, county, bank or branch
 * of a role that is of one. Fails as inviting on the page does.
 */
export async function inviteFromCommandLine(
  settings: Settings,
  role: Role,
  whose?: string,
  name?: string,
): Promise<MadeLink> {
  const { deps, close } = await openLocal(settings);
  try {
    return await invite(deps, role, whose, name);
  } finally {
    await close();
  }
}

/** Invites somebody to the deployment that a file of outputs names: whoever may write to its table may let the first person in. */
export async function inviteToCloud(
  cloud: string,
  { programmeFile }: Pick<Settings, "programmeFile">,
  role: Role,
  whose?: string,
  name?: string,
): Promise<MadeLink> {
  const { inviting } = await import("#shared/config/cloud-inviting.ts");
  return invite(await inviting(await readCloudOutputs(cloud), programmeFile), role, whose, name);
}

type Inviting = Pick<
  Deps,
  "people" | "associations" | "programme" | "settings" | "embedded" | "now" | "newId" | "sha256"
>;

async function invite(deps: Inviting, role: Role, whose?: string, name?: string): Promise<MadeLink> {
  const association = findNamed(await deps.associations.list(), whose ?? "");
  const { programme } = await withCurrentProgramme(deps);
  const county = findCounty(programme.counties, whose ?? "");
  const displayName = name ?? association?.name ?? roleNames[role];
  const caller = { issuer: embeddedIssuerName, displayName: "命令行", role: "supervisor" } as const;
  return invitePerson({ ...deps, programme }, caller, {
    displayName,
    role,
    associationId: role === "association" ? association?.associationId : undefined,
    countyCode: role === "county-supervisor" ? county?.code : undefined,
    ...(role === "liaison" && whose !== undefined ? findBank(banksOf(programme), whose) : {}),
  });
}
