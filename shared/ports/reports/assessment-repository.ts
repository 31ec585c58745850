import type { AssessmentKey, AssessmentRecord } from "#shared/domain/reports/assessment/assessment-record.ts";

/** What 科协 decided about who is assessed; one record for each quarter, kind and subject, changed under its revision. */
export interface AssessmentRepository {
  /** Adds a record, of revision 1 unless it comes from another store; `false`, and nothing is written, when its key has one. */
  add(record: AssessmentRecord): Promise<boolean>;
  get(key: AssessmentKey): Promise<AssessmentRecord | undefined>;
  /** Replaces the record of the revision before; `false`, and nothing is written, when another revision is stored. */
  replace(record: AssessmentRecord): Promise<boolean>;
  /** All of them by their keys (`assessmentKeyText`); each was written by a person, two a subject and quarter at most. */
  list(): Promise<AssessmentRecord[]>;
}
