import { everyPage } from "#shared/app/base/every-page.ts";
import { journalBlocks } from "#shared/app/ledger/journal-blocks.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { JournalBlock, JournalHead } from "#shared/domain/ledger/journal.ts";
import type { CarriedPosting } from "#shared/ports/backup.ts";
import { type Ledger, type PostingMarker, undoMarkerId } from "#shared/ports/ledger/ledger.ts";
import type { Store } from "#shared/ports/store.ts";

/** The markers of one import that were not carried yet, in their order. */
type Rest = { made: AsyncGenerator<PostingMarker>; undone: AsyncGenerator<PostingMarker> };

/**
 * Every posting up to a head: blocks in the order of the journal, and those without one before the next posting of their
 * import, or at the end. Fails with `backup-incomplete` when no marker names a block.
 */
export async function* backupPostings(
  store: Pick<Store, "ledger" | "imports">,
  head: JournalHead,
): AsyncGenerator<CarriedPosting> {
  const { ledger, imports } = store;
  const rests = new Map<string, Rest>();
  for await (const block of journalBlocks(ledger, 0, head.blockNo)) {
    const rest = rests.get(block.importId) ?? restOf(store, block.importId);
    rests.set(block.importId, rest);
    yield* untilBlock(block.entries[0]?.kind === "undone" ? rest.undone : rest.made, block);
  }
  for await (const { importId } of everyPage(imports.list)) {
    const { made, undone } = rests.get(importId) ?? restOf(store, importId);
    for await (const marker of made) if (marker.blockNo === undefined) yield { marker };
    for await (const marker of undone) if (marker.blockNo === undefined) yield { marker };
  }
}

function restOf(store: Pick<Store, "ledger" | "imports">, importId: string): Rest {
  return { made: madeMarkers(store.ledger, importId), undone: undoMarkers(store, importId) };
}

async function* untilBlock(
  markers: AsyncGenerator<PostingMarker>,
  block: JournalBlock,
): AsyncGenerator<CarriedPosting> {
  for (;;) {
    const next = await markers.next();
    if (next.done === true) throw new LedgerFailure("backup-incomplete", { blockNo: block.blockNo });
    const marker = next.value;
    if (marker.blockNo === block.blockNo) {
      yield { marker, block };
      return;
    }
    if (marker.blockNo !== undefined)
      throw new LedgerFailure("backup-incomplete", { blockNo: block.blockNo });
    yield { marker };
  }
}

async function* madeMarkers(ledger: Ledger, importId: string): AsyncGenerator<PostingMarker> {
  let marker = await ledger.marker(importId, 0);
  while (marker !== undefined) {
    yield marker;
    marker = await ledger.marker(importId, marker.nextRow);
  }
}

/**
 * The markers of all rounds of an undoing, in the order of their blocks; one without a block follows the one before it.
 */
async function* undoMarkers(
  { ledger, imports }: Pick<Store, "ledger" | "imports">,
  importId: string,
): AsyncGenerator<PostingMarker> {
  const undo = (await imports.get(importId))?.undo;
  const rounds = undo === undefined ? 0 : (undo.round ?? 1);
  const placed: { marker: PostingMarker; after: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    let after = 0;
    for await (const { blockNo, startRow } of madeMarkers(ledger, importId)) {
      if (blockNo === undefined) continue;
      const marker = await ledger.marker(undoMarkerId(importId, round), startRow);
      if (marker === undefined) continue;
      after = marker.blockNo ?? after;
      placed.push({ marker, after });
    }
  }
  for (const { marker } of placed.sort((a, b) => a.after - b.after)) yield marker;
}
