import { describe, expect, it } from "vitest";
import {
  type AssessmentKey,
  type AssessmentRecord,
  assessmentKeyText,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

const event = {
  kind: "opened",
  at: "2016-10-12T02:00:00.000Z",
  by: { subject: "kexie", name: "科协" },
  text: "逾期偏高，\n请逐户核实 <b>𠮷</b>",
  points: 512,
  responsible: "定远县科协",
  dueOn: "2016-11-12",
  byRule: true,
} as const;

/** What the records of assessment promise. */
export function describeAssessmentRepository(open: StoreOpener): void {
  describe("assessments", () => {
    const store = eachOnNewStore(open);
    const assessments = () => store().assessments;

    it("a record is added once for its quarter, kind and subject, and comes back as it was put", async () => {
      const key = { quarter: "2016Q3", kind: "rectification", subject: county("341125") } as const;
      expect(await assessments().get(key)).toBeUndefined();

      expect(await assessments().add(record(key))).toBe(true);
      expect(await assessments().add({ ...record(key), events: [] })).toBe(false);
      expect(await assessments().add(record({ ...key, kind: "example" }))).toBe(true);
      expect(await assessments().add(record({ ...key, quarter: "2016Q4" }, { revision: 7 }))).toBe(true);

      expect(await assessments().get(key)).toEqual(record(key));
      expect(await assessments().get({ ...key, quarter: "2016Q4" })).toMatchObject({ revision: 7 });
      expect(await assessments().get({ ...key, subject: county("341102") })).toBeUndefined();
    });

    it("a record is replaced by its next revision only", async () => {
      const key = { quarter: "2016Q3", kind: "rectification", subject: county("341125") } as const;
      const closed = { ...event, kind: "closed", text: "已核实", points: null } as const;
      expect(await assessments().replace(record(key, { revision: 2 }))).toBe(false);
      await assessments().add(record(key));

      expect(await assessments().replace(record(key, { revision: 3 }))).toBe(false);
      expect(await assessments().replace(record(key, { revision: 1 }))).toBe(false);
      expect(await assessments().replace(record(key, { revision: 2, events: [event, closed] }))).toBe(true);
      expect(await assessments().replace(record(key, { revision: 2 }))).toBe(false);

      expect(await assessments().get(key)).toEqual(record(key, { revision: 2, events: [event, closed] }));
    });

    it("of writers at the same time one is let through", async () => {
      const key = { quarter: "2016Q3", kind: "example", subject: county("341125") } as const;
      const racing = ["a", "b", "c"];
      const marked = (name: string, revision: number) => record(key, { revision, subjectName: name });

      const added = await Promise.all(racing.map((name) => assessments().add(marked(name, 1))));
      const replaced = await Promise.all(racing.map((name) => assessments().replace(marked(name, 2))));

      expect([added, replaced].map((told) => told.filter((one) => one).length)).toEqual([1, 1]);
      expect(await assessments().get(key)).toEqual(marked(racing[replaced.indexOf(true)] ?? "", 2));
    });

    it("the list has all of them by their keys", async () => {
      const keys: AssessmentKey[] = [
        { quarter: "2017Q1", kind: "example", subject: { kind: "branch", id: "psbc-chuzhou/west" } },
        { quarter: "2016Q4", kind: "rectification", subject: county("341125") },
        { quarter: "2016Q4", kind: "example", subject: { kind: "association", id: "peanuts-1" } },
        { quarter: "2016Q4", kind: "example", subject: county("341181") },
      ];
      for (const key of keys) await assessments().add(record(key));

      const listed = await assessments().list();
      expect(listed.map(assessmentKeyText)).toEqual([
        "2016Q4 example association peanuts-1",
        "2016Q4 example county 341181",
        "2016Q4 rectification county 341125",
        "2017Q1 example branch psbc-chuzhou/west",
      ]);
    });
  });
}

function county(id: string) {
  return { kind: "county", id } as const;
}

function record(key: AssessmentKey, changes: Partial<AssessmentRecord> = {}): AssessmentRecord {
  return { ...key, subjectName: "定远县", revision: 1, events: [event], ...changes };
}
