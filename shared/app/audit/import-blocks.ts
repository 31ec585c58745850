import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { JournalBlock } from "#shared/domain/ledger/journal.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type PostingMarker, undoMarkerId } from "#shared/ports/ledger/ledger.ts";

/** How many postings are looked at for one page; those that changed nothing wrote no block. */
const postingsSeenMax = 200;

const cursorPattern = /^(?:posted|undone(?:-(\d{1,6}))?)\.(\d{1,12})$/;
/** A posting of the import, by its first row: seen for itself in round 0, for its undoing in the later ones. */
type Place = { round: number; row: number };

/**
 * A page of the blocks that an import wrote, in order, those that undid it last: found by the markers of its postings.
 * It may have fewer than `limit` while more follow. Fails with `cursor-invalid`.
 */
export async function importBlocks(
  deps: Pick<Deps, "ledger" | "imports">,
  importId: string,
  limit: number,
  cursor: string | undefined,
): Promise<Page<JournalBlock>> {
  let place: Place | undefined = pageStart(cursor);
  const undo = (await deps.imports.get(importId))?.undo;
  const rounds = undo === undefined ? 0 : (undo.round ?? 1);
  const items: JournalBlock[] = [];
  for (let seen = 0; place !== undefined && items.length < limit && seen < postingsSeenMax; seen++) {
    const { round, row }: Place = place;
    const made = await deps.ledger.marker(importId, row);
    if (made === undefined) {
      place = round < rounds ? { round: round + 1, row: 0 } : undefined;
      continue;
    }
    place = { round, row: made.nextRow };
    const marker = round === 0 ? made : await undoingOf(deps, made, round);
    if (marker?.blockNo !== undefined) items.push(...(await deps.ledger.blocks(marker.blockNo - 1, 1)));
  }
  return { items, cursor: place && cursorOf(place) };
}

async function undoingOf(
  { ledger }: Pick<Deps, "ledger">,
  { importId, startRow, blockNo }: PostingMarker,
  round: number,
): Promise<PostingMarker | undefined> {
  return blockNo === undefined ? undefined : ledger.marker(undoMarkerId(importId, round), startRow);
}

function cursorOf({ round, row }: Place): string {
  return round === 0 ? `posted.${row}` : `undone-${round}.${row}`;
}

function pageStart(cursor: string | undefined): Place {
  if (cursor === undefined) return { round: 0, row: 0 };
  const match = cursorPattern.exec(cursor);
  if (match === null) throw new LedgerFailure("cursor-invalid");
  const [, round = "1", row] = match;
  return { round: cursor.startsWith("posted") ? 0 : Number(round), row: Number(row) };
}
