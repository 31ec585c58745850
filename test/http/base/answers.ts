import type { Role } from "#shared/domain/base/person.ts";

/** What a call of a route answers to each kind of caller that is signed in. */
export type Row = { path: string; body?: unknown; answers: Answers };
export type Answers = Record<Role | "otherBank" | "otherAssociation" | "otherCounty", number> & {
  noCounty?: number;
  otherBranch?: number;
};

export const everyone = (status: number): Answers => ({
  liaison: status,
  otherBank: status,
  association: status,
  otherAssociation: status,
  supervisor: status,
  "county-supervisor": status,
  otherCounty: status,
  auditor: status,
});
export const nobody = everyone(403);
/** Who is let into nothing that lies beside their own county or association. */
export const insiders = (status: number) => ({
  association: status,
  otherAssociation: status,
  "county-supervisor": status,
  otherCounty: status,
});
/** Supervisors, as far as the county is theirs. */
export const supervisors = (status: number, otherCounty = status) => ({
  supervisor: status,
  "county-supervisor": status,
  otherCounty,
});
export const watchers: Answers = { ...everyone(200), ...insiders(403) };
/** Who sees figures beside the published ones, as far as the county is theirs. */
export const figureWatchers: Answers = { ...watchers, "county-supervisor": 200, otherCounty: 200 };
export const ofTheBank: Answers = { ...watchers, otherBank: 404 };
export const ofTheAssociation: Answers = { ...everyone(200), otherAssociation: 404, otherCounty: 404 };
