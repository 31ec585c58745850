import type { ImportRecord } from "#shared/domain/import-record.ts";
import type { ReportSource } from "#shared/domain/report/report-document.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { pageSizeMax } from "#shared/ports/ledger.ts";

/** How many files a report names. */
export const reportSourcesMax = 500;
/** How many imports are looked through for them. */
const importsReadMax = 100_000;

/** The files from which the ledger's loans come, the latest `reportSourcesMax` of them, and how many more there are. */
export async function reportSources(
  deps: Pick<Deps, "imports">,
): Promise<{ sources: ReportSource[]; sourcesMoreCount: number }> {
  const all: ReportSource[] = [];
  let read = 0;
  let cursor: string | undefined;
  do {
    const page = await deps.imports.list(pageSizeMax, cursor);
    read += page.items.length;
    all.push(...page.items.filter(mayHavePosted).map(sourceOf));
    cursor = page.cursor;
  } while (cursor !== undefined && read < importsReadMax);
  const sources = all.slice(0, reportSourcesMax).reverse();
  return { sources, sourcesMoreCount: all.length - sources.length };
}

/**
 * An import whose commit was asked for may have loans in the ledger, also when it is not done or failed half-way; one
 * that was undone has those that were kept.
 */
function mayHavePosted({ state, commit, undo }: ImportRecord): boolean {
  if (state === "undone") return undo !== undefined && undo.keptCount > 0;
  return state === "committed" || commit !== undefined;
}

function sourceOf({ fileName, sha256, state, committedAt }: ImportRecord): ReportSource {
  return { fileName, sha256, state, committedAt: committedAt ?? null };
}
