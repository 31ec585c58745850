import type { Fen } from "#shared/domain/base/money.ts";

/** Who asked for a commit, and the programme's disbursement then: what the effect is counted from. */
export type CommitAsked = {
  by: string;
  byName?: string | undefined;
  askedAt?: string | undefined;
  disbursedFenBefore: Fen;
  /** The warnings that whoever asked said are meant. */
  acknowledged?: readonly string[] | undefined;
};
