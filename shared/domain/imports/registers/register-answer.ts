import type { RegisterCounts } from "#shared/domain/associations/member.ts";
import type { RowReason } from "../reading/row-reason.ts";

/** What a line of a register, or a person no longer named, changes in the register. */
export const registerOutcomes = ["new", "changed", "left", "unchanged", "refused"] as const;
export type RegisterOutcome = (typeof registerOutcomes)[number];

/** What becomes of one line; a person no longer named has no place in the file. */
export type RegisterRow = {
  sheet?: string | undefined;
  row?: number | undefined;
  outcome: RegisterOutcome;
  name?: string | undefined;
  identityTail?: string | undefined;
  associationName?: string | undefined;
  reasons: readonly RowReason[];
};

/** How many lines of a register's diff are returned; unchanged ones are only counted. */
export const registerRowsMax = 2000;

/** A register's file as it was checked, or followed. */
export type RegisterResult = {
  state: "checked" | "committed";
  counts: RegisterCounts;
  rows: RegisterRow[];
  rowsLeftOut: number;
  /** What the diff was made of: it has to be the same when it takes effect. */
  diffHash: string;
  changeId?: string | undefined;
  /** How many loans were attributed by what came in. */
  attributed?: number | undefined;
};

/** The counts of a diff; persons no longer named do not count as read. */
export function countRows(rows: readonly Pick<RegisterRow, "outcome">[]): RegisterCounts {
  const of = (outcome: RegisterOutcome) => rows.filter((one) => one.outcome === outcome).length;
  const counts = {
    new: of("new"),
    changed: of("changed"),
    left: of("left"),
    unchanged: of("unchanged"),
    refused: of("refused"),
  };
  return { read: rows.length - counts.left, ...counts };
}
