import type { Deps } from "#shared/ports/deps.ts";

/** What checking an import needs. */
export type CheckDeps = Pick<
  Deps,
  | "imports"
  | "files"
  | "importArchive"
  | "tableReader"
  | "ledger"
  | "associations"
  | "members"
  | "poorHouseholds"
  | "decisions"
  | "programme"
  | "snapshots"
  | "identityHash"
  | "keyMark"
  | "sha256"
  | "now"
  | "pause"
  | "log"
>;
