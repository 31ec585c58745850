import type { HistoryEntry } from "#shared/app/ledger/loan-history.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { JournalBlock, JournalEntry } from "#shared/domain/ledger/journal.ts";
import { shownChanges } from "#shared/domain/ledger/masking.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

type WireBlock = RouteOutput<"list-journal">["items"][number];
type WireEntry = WireBlock["entries"][number];
type WireHistoryEntry = RouteOutput<"read-loan">["history"][number];

/** A block of the journal as a caller may see it. */
export function blockToWire(block: JournalBlock, caller: Person): WireBlock {
  const { blockNo, previousHash, hash, knownAt, by, importId } = block;
  const entries = block.entries.map((entry) => entryToWire(entry, caller));
  return { blockNo, previousHash, hash, knownAt, by, importId, entries };
}

/**
 * An entry of a loan's history as a caller may see it. An association's entries are numbered by the loan's versions:
 * the numbers of the whole journal would tell it how much is going on at others.
 */
export function historyEntryToWire(entry: HistoryEntry, caller: Person): WireHistoryEntry {
  const { knownAt, importId } = entry;
  const seq = sightOf(caller).history === "whole" ? entry.seq : entry.version;
  return { ...entryToWire(entry, caller), seq, knownAt, importId };
}

function entryToWire(entry: JournalEntry, caller: Person): WireEntry {
  const { seq, kind, bankId, loanNo, version, effectiveOn, source } = entry;
  return {
    seq,
    kind,
    bankId,
    loanNo,
    version,
    changes: shownChanges(caller, entry.changes),
    disbursedDeltaFen: fenToWire(entry.disbursedDeltaFen),
    outstandingDeltaFen: fenToWire(entry.outstandingDeltaFen),
    effectiveOn,
    source,
  };
}
