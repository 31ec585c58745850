import { type Memory, memoryRoot } from "#infra/memory.ts";
import { unnamed } from "#infra/names.ts";
import { isRemembered } from "#infra/settings.ts";
import { ledgerFormat } from "#shared/adapters/dynamodb/table-definition.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

/** What goes on: the settings to deploy by, and those among them that were kept from the last deployment. */
export type Plan = { settings: Record<string, string>; kept: string[] };

/**
 * The settings to deploy by: those given, and from the last deployment of the name those that were not; one given as
 * nothing is taken away. Throws where a deployment would not fit the ledger that is there.
 */
export function planDeployment(
  given: Readonly<Record<string, string>>,
  memories: ReadonlyMap<string, Memory>,
  programme: Programme | undefined,
): Plan {
  const name = given["name"] || unnamed;
  refuseTaken(given["domainName"], name, memories);
  const last = memories.get(name);
  if (last === undefined) {
    if (!given["name"] && memories.size > 0) throw unnamedBeside([...memories.keys()]);
    return { settings: withoutEmpty(given), kept: [] };
  }
  if (last.format > ledgerFormat) throw olderThan(last, name);
  if (programme !== undefined) refuseOther(programme, last, name);
  const kept = Object.entries(last.settings).filter(([key]) => isKept(key, given));
  return {
    settings: withoutEmpty({ ...Object.fromEntries(kept), ...given }),
    kept: kept.map(([key, value]) => `${key}=${value}`),
  };
}

/** Settings that belong together: where one is given, of the others none is kept. */
const together = [/^oidc/, /^(domainName|certificateArn)$/];

/** A version may not know what another kept. */
function isKept(key: string, given: Readonly<Record<string, string>>): boolean {
  if (key in given || !isRemembered(key)) return false;
  const others = together.find((group) => group.test(key));
  return others === undefined || !Object.keys(given).some((one) => others.test(one));
}

/** A domain leads to one API of an account and region. */
function refuseTaken(
  domainName: string | undefined,
  name: string,
  memories: ReadonlyMap<string, Memory>,
): void {
  if (!domainName) return;
  for (const [other, { settings }] of memories) {
    if (other === name || settings["domainName"] !== domainName) continue;
    throw new Error(
      `domainName ${domainName} is that of the deployment ${other}: give another, or take it away there first (npm run deploy -- -c name=${other} -c domainName=).`,
    );
  }
}

function withoutEmpty(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""));
}

function unnamedBeside(names: readonly string[]): Error {
  return new Error(
    `Deployed here are ${names.join(", ")}, none without a name: give -c name=${names[0]} to deploy it anew, or -c name=${unnamed} for a further ledger without a name.`,
  );
}

function olderThan({ format }: Memory, name: string): Error {
  return new Error(
    `The ledger of ${name} has form ${format}, and this version knows no more than form ${ledgerFormat}: deploy the newer version again (docs/deploy.md#roll-back).`,
  );
}

function refuseOther({ city, bank }: Programme, last: Memory, name: string): void {
  if (city === last.city && bank.bankId === last.bankId) return;
  throw new Error(
    `The ledger of ${name} is that of ${last.city} and the bank ${last.bankId}, and programmeFile says ${city} and ${bank.bankId}. Another programme is a deployment of its own: give -c name=…. Should it be this ledger's all the same, delete the parameter ${memoryRoot}/${name}/settings first.`,
  );
}
