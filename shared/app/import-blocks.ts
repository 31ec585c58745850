import { LedgerFailure } from "#shared/domain/failure.ts";
import type { JournalBlock } from "#shared/domain/journal.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Page, undoMarkerId } from "#shared/ports/ledger.ts";

/** How many postings are looked at for one page; those that changed nothing wrote no block. */
const postingsSeenMax = 200;

const cursorPattern = /^(posted|undone)\.(\d{1,12})$/;
type Place = { part: "posted" | "undone"; row: number };

/**
 * A page of the blocks that an import wrote, in order, those that undid it last: found by the markers of its postings.
 * It may have fewer than `limit` while more follow. Fails with `cursor-invalid`.
 */
export async function importBlocks(
  deps: Pick<Deps, "ledger">,
  importId: string,
  limit: number,
  cursor: string | undefined,
): Promise<Page<JournalBlock>> {
  let place: Place | undefined = placeOf(cursor);
  const items: JournalBlock[] = [];
  for (let seen = 0; place !== undefined && items.length < limit && seen < postingsSeenMax; seen++) {
    const { part, row }: Place = place;
    const marker = await deps.ledger.marker(part === "posted" ? importId : undoMarkerId(importId), row);
    if (marker?.blockNo !== undefined) items.push(...(await deps.ledger.blocks(marker.blockNo - 1, 1)));
    if (marker !== undefined) place = { part, row: marker.nextRow };
    else place = part === "posted" ? { part: "undone", row: 0 } : undefined;
  }
  return { items, cursor: place && `${place.part}.${place.row}` };
}

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { part: "posted", row: 0 };
  const [, part, row] = cursorPattern.exec(cursor) ?? [];
  if (part !== "posted" && part !== "undone") throw new LedgerFailure("cursor-invalid");
  return { part, row: Number(row) };
}
