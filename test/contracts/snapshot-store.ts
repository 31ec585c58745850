import { describe, expect, it } from "vitest";
import { cellPrefix } from "#shared/domain/progress/cell.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";
import { createClerk, loanFacts, manyLoans } from "#test/support/postings.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the shelf of snapshots promises. */
export function describeSnapshotStore(open: StoreOpener): void {
  describe("snapshots of the cells", () => {
    const store = eachOnNewStore(open);
    const present = async (): Promise<Snapshot> => ({
      head: await store().ledger.head(),
      cells: await store().ledger.totals(cellPrefix),
    });

    it("there is none of an empty ledger", async () => {
      expect(await store().snapshots.latest()).toBeUndefined();
    });

    it("the one kept is given with its head and all measures, money exact", async () => {
      const clerk = createClerk(store().ledger);
      await clerk.post(manyLoans(20, (index) => ({ countyCode: `34110${index % 3}`, status: "overdue" })));
      await clerk.post({
        B: loanFacts({ disbursedOn: "2016-07-01", amountFen: 2n ** 40n + 1n, renewal: true }),
      });
      const kept = await present();

      await store().snapshots.keep(kept);

      expect(await store().snapshots.latest()).toEqual(kept);
      expect(kept.cells).toHaveLength(4);
    });

    it("an older one never takes the place of a later one, and a posting takes none away", async () => {
      const clerk = createClerk(store().ledger);
      await clerk.post({ A: loanFacts() });
      const older = await present();
      await clerk.post({ B: loanFacts() });
      const later = await present();

      await store().snapshots.keep(later);
      await store().snapshots.keep(older);
      expect(await store().snapshots.latest()).toEqual(later);

      await clerk.post({ C: loanFacts() });
      expect([later, await present()]).toContainEqual(await store().snapshots.latest());
      await store().snapshots.keep(await present());
      expect(await store().snapshots.latest()).toEqual(await present());
    });
  });
}
