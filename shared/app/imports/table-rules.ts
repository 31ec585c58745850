import { hashOfText } from "#shared/app/base/hash-of-text.ts";
import { type Decision, type DecisionKind, holds } from "#shared/domain/imports/decision.ts";
import type { Holds, UnderstoodSheet } from "#shared/domain/imports/import-record.ts";
import type { ColumnMapping, TableRules, ValueMeaning } from "#shared/domain/imports/reading/table-rules.ts";
import { compact } from "#shared/domain/imports/reading/text.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** How many decisions about columns, and how many about values, a check uses. */
const rulesMax = 5000;

/** What files under a header hold, and whether unique names in the registers identify borrowers there. */
export type Held = { holds: Holds; acceptNames?: boolean | undefined };

/** What is known of that about a file. */
export type HeldSaid = { holds: Holds | undefined; acceptNames: boolean | undefined };

/** What a bank's people have decided about its files: their columns and values, and by header what they hold. */
export type BankRules = TableRules & { held: ReadonlyMap<string, Held> };

/** Everything that a bank's people have decided about its files. */
export async function readTableRules(deps: Pick<Deps, "decisions">, bankId: string): Promise<BankRules> {
  const columnMappings = (await decisionsOf(deps, bankId, "columns")).flatMap(
    ({ matter }): ColumnMapping[] =>
      matter.kind === "columns"
        ? [{ ...matter, columns: Object.fromEntries(matter.columns.map((one) => [one.column, one.field])) }]
        : [],
  );
  const values = (await decisionsOf(deps, bankId, "value")).flatMap(({ matter }): ValueMeaning[] =>
    matter.kind === "value"
      ? [{ field: matter.field, key: compact(matter.value), meaning: matter.meaning }]
      : [],
  );
  return { columnMappings, values, held: await readHeld(deps, bankId) };
}

/** By header, what was decided that a bank's files hold. */
export async function readHeld(deps: Pick<Deps, "decisions">, bankId: string): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  for (const { matter } of await decisionsOf(deps, bankId, "holds")) {
    if (matter.kind === "holds") held.set(matter.fingerprint, matter);
  }
  return held;
}

/** What a file holds by the decisions about its headers: nothing where one of its tables was not decided about, or they differ. */
export function heldBy(held: ReadonlyMap<string, Held>, understood: readonly UnderstoodSheet[]): HeldSaid {
  const all = understood.map(({ fingerprint }) => held.get(fingerprint));
  const [first] = all;
  const isOne = <T>(of: (one: Held | undefined) => T) => new Set(all.map(of)).size === 1;
  return {
    holds: isOne((one) => one?.holds) ? first?.holds : undefined,
    acceptNames: isOne((one) => one?.acceptNames) ? first?.acceptNames : undefined,
  };
}

/** The key of the decision about what files under a header hold. */
export function holdsKey(deps: Pick<Deps, "sha256">, fingerprint: string): string {
  return hashOfText(deps, `holds ${fingerprint}`);
}

/** The key of the decision about the columns under a header. */
export function columnsKey(deps: Pick<Deps, "sha256">, fingerprint: string): string {
  return hashOfText(deps, `columns ${fingerprint}`);
}

/** The key of the decision about a value of a column. */
export function valueKey(deps: Pick<Deps, "sha256">, field: string, value: string): string {
  return hashOfText(deps, `value ${field} ${compact(value)}`);
}

async function decisionsOf(
  deps: Pick<Deps, "decisions">,
  bankId: string,
  kind: DecisionKind,
): Promise<Decision[]> {
  const all: Decision[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.decisions.list(bankId, kind, pageSizeMax, cursor);
    all.push(...page.items.filter(holds));
    cursor = page.cursor;
  } while (cursor !== undefined && all.length < rulesMax);
  return all;
}
