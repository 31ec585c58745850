import type { Deps } from "./deps.ts";

/** The ports that one database keeps together. */
export type Store = Pick<
  Deps,
  | "ledger"
  | "snapshots"
  | "imports"
  | "decisions"
  | "corrections"
  | "people"
  | "associations"
  | "members"
  | "poorHouseholds"
  | "registerChanges"
  | "reports"
  | "settings"
  | "readings"
  | "mailings"
  | "assessments"
  | "keyMark"
  | "storeCheck"
>;
