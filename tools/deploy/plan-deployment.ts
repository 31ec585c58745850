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

/** An issuer's settings belong together: where one is given, none is kept. A version may not know what another kept. */
function isKept(key: string, given: Readonly<Record<string, string>>): boolean {
  if (key in given || !isRemembered(key)) return false;
  return !(key.startsWith("oidc") && Object.keys(given).some((one) => one.startsWith("oidc")));
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
