import type { Association } from "#shared/domain/association.ts";
import { type AssociationCoverage, associationCoverage } from "#shared/domain/association-coverage.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/day.ts";
import { type Freshness, freshnessOf } from "#shared/domain/freshness.ts";
import { addToClasses, type ClassFigures, emptyClasses } from "#shared/domain/quality.ts";
import { associationKey, type Measures } from "#shared/domain/totals.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { pageSizeMax } from "#shared/ports/ledger.ts";
import { eachLoan, loansAtOnceMax } from "./each-loan.ts";
import { countyNameOf } from "./name-loans.ts";
import { readProgress } from "./read-progress.ts";

/** How many of the latest imports the freshness of the data is told from. */
export const importsLookedThroughMax = 1000;

type NamedAssociation = Association & { countyName: string };

/** What the programme's watchers see beside its progress. */
export type Cockpit = {
  asOf: Day;
  /** Of all loans up to the day: what is owed, overdue, bad, and lent to poor households. */
  measures: Measures;
  coverage: AssociationCoverage<NamedAssociation>;
  classes: ClassFigures;
  freshness: Freshness[];
};

/**
 * What the cells do not tell of a day, by default today in Asia/Shanghai. Of a ledger with more loans than
 * `loansAtOnceMax` no classes are told, and the associations covered are those with any loan.
 */
export async function readCockpit(
  deps: Pick<Deps, "programme" | "ledger" | "associations" | "imports" | "now">,
  { asOf }: { asOf?: Day | undefined } = {},
): Promise<Cockpit> {
  const today = shanghaiDayOf(deps.now());
  const progress = await readProgress(deps, { asOf });
  const { classes, withLoan } =
    progress.loanCount > BigInt(loansAtOnceMax)
      ? { classes: [], withLoan: await associationsWithTotal(deps) }
      : await lookThrough(deps, progress.asOf);
  const associations = (await deps.associations.list()).map((association) => ({
    ...association,
    countyName: countyNameOf(deps, association.countyCode),
  }));
  return {
    asOf: progress.asOf,
    measures: progress,
    coverage: associationCoverage(associations, withLoan),
    classes,
    freshness: freshnessOf(deps.programme.bank, await latestImports(deps), today),
  };
}

async function lookThrough(
  { ledger, programme }: Pick<Deps, "ledger" | "programme">,
  disbursedUntil: Day,
): Promise<{ classes: ClassFigures; withLoan: Set<string> }> {
  const classes = emptyClasses();
  const withLoan = new Set<string>();
  for await (const { facts } of eachLoan(ledger, { disbursedUntil })) {
    addToClasses(classes, facts);
    const counts = facts.disbursedOn >= programme.firstOn && facts.disbursedOn <= programme.lastOn;
    if (counts) withLoan.add(facts.associationId);
  }
  return { classes, withLoan };
}

async function associationsWithTotal({ ledger }: Pick<Deps, "ledger">): Promise<Set<string>> {
  const prefix = associationKey("");
  const totals = await ledger.totals(prefix);
  const lent = totals.filter(({ measures }) => measures.loanCount > 0n);
  return new Set(lent.map(({ key }) => key.slice(prefix.length)));
}

async function latestImports({ imports }: Pick<Deps, "imports">) {
  const latest = [];
  let cursor: string | undefined;
  do {
    const page = await imports.list(pageSizeMax, cursor);
    latest.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && latest.length < importsLookedThroughMax);
  return latest;
}
