import type { HistoryEntry } from "#shared/app/ledger/loan-history.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { JournalBlock, JournalEntry } from "#shared/domain/ledger/journal.ts";
import { shownChanges } from "#shared/domain/ledger/masking.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";

type WireBlock = RouteAnswer<"list-journal">["items"][number];
type WireEntry = WireBlock["entries"][number];
type WireHistoryEntry = RouteAnswer<"read-loan">["history"][number];

/** A block of the journal as a caller may see it. */
export function blockToWire(block: JournalBlock, caller: Person): WireBlock {
  return { ...block, entries: block.entries.map((entry) => entryToWire(entry, caller)) };
}

/**
 * An entry of a loan's history as a caller may see it. An association's entries are numbered by the loan's versions:
 * the journal's numbers would reveal how much others do.
 */
export function historyEntryToWire(entry: HistoryEntry, caller: Person): WireHistoryEntry {
  const seq = sightOf(caller).history === "whole" ? entry.seq : entry.version;
  return { ...entry, ...entryToWire(entry, caller), seq };
}

function entryToWire(entry: JournalEntry, caller: Person): WireEntry {
  return { ...entry, changes: shownChanges(caller, entry.changes) };
}
