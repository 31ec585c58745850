import { totalsShardOf } from "#shared/adapters/dynamodb/totals-shards.ts";
import type { PostingUnits } from "./book-postings.ts";

/** What the model takes to be so; the waits between tries are those of `back-off.ts` and `post-import.ts`. */
export const assumed = {
  partitionUnitsPerSecond: 1000,
  transactionMs: 20,
  readMs: 5,
  buildMs: 3,
  /** What comes between two pages of a plan: the next page's file, the import's progress. */
  pageMs: 40,
  pageRows: 500,
  movedMax: 200,
  /** When an import that failed is taken up again. */
  busyMs: 60_000,
  runMs: 120_000,
} as const;

/** How the ledger was used, by the second or for each posting. */
export type ModelUse = {
  postingsPerSecond: number;
  /** Of the whole table. */
  unitsPerSecond: number;
  /** The share of time in which a transaction holds the head. */
  headShare: number;
  journalUnitsPerSecond: number;
  /** Of the shard of totals that is written most. */
  totalsUnitsPerSecond: number;
  /** Tries for nothing because the head was held or had moved. */
  contended: number;
  /** Tries for nothing because a partition was at its limit. */
  throttled: number;
};

/** A ledger in DynamoDB, as far as its limits go. */
export type Model = {
  nowMs: number;
  head: number;
  chance(): number;
  /** The shard of the totals of a posting behind a head. */
  shardAfter(head: number): number;
  /** Begins a transaction, which holds the head for `transactionMs`, if it is free and as expected and no partition is at its limit. */
  begin(posting: PostingUnits, expectedHead: number): "begun" | "moved" | "throttled";
  use(): ModelUse;
};

/** Makes a model in which each partition is given its units evenly, with those of a second saved up at most. */
export function createModel(totalsShards: number): Model {
  const partitions = new Map<string, { units: number; atMs: number; used: number }>();
  let [postings, units, contended, throttled, heldUntilMs] = [0, 0, 0, 0, 0];

  const partition = (name: string, nowMs: number) => {
    const full = assumed.partitionUnitsPerSecond;
    const { units: left, atMs, used } = partitions.get(name) ?? { units: full, atMs: nowMs, used: 0 };
    const now = { units: Math.min(full, left + ((nowMs - atMs) * full) / 1000), atMs: nowMs, used };
    partitions.set(name, now);
    return now;
  };
  const usedIn = (begin: string) =>
    Math.max(0, ...[...partitions].flatMap(([name, { used }]) => (name.startsWith(begin) ? [used] : [])));

  return {
    nowMs: 0,
    head: 0,
    chance: chances(20_160_601),
    shardAfter: (head) => totalsShardOf({ totalsShards }, head + 1),
    begin(posting, expectedHead) {
      if (heldUntilMs > this.nowMs || expectedHead !== this.head) {
        contended += 1;
        return "moved";
      }
      const asked = [
        { of: partition("HEAD", this.nowMs), units: posting.head },
        { of: partition("JOURNAL", this.nowMs), units: posting.journal },
        { of: partition(`TOTALS#${this.shardAfter(this.head)}`, this.nowMs), units: posting.totals },
      ];
      if (asked.some((one) => one.of.units < one.units)) {
        throttled += 1;
        return "throttled";
      }
      for (const one of asked) {
        one.of.units -= one.units;
        one.of.used += one.units;
        units += one.units;
      }
      units += posting.apart;
      postings += 1;
      heldUntilMs = this.nowMs + assumed.transactionMs;
      return "begun";
    },
    use() {
      const seconds = assumed.runMs / 1000;
      return {
        postingsPerSecond: postings / seconds,
        unitsPerSecond: units / seconds,
        headShare: (postings * assumed.transactionMs) / assumed.runMs,
        journalUnitsPerSecond: usedIn("JOURNAL") / seconds,
        totalsUnitsPerSecond: usedIn("TOTALS") / seconds,
        contended: contended / postings,
        throttled: throttled / postings,
      };
    },
  };
}

/** Numbers from 0 to 1 that look like chance and are the same in every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
