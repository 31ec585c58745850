import type { Association, AssociationChange, AssociationFacts } from "./association.ts";

/** What people call the facts of an association, in the order in which a change lists them. */
export const associationFactNames = {
  name: "名称",
  aliases: "别名",
  countyCode: "县（市、区）",
  township: "乡镇",
  socialCreditCode: "统一社会信用代码",
  contactName: "负责人",
  contactPhone: "联系电话",
  confirmed: "已确认",
  closedOn: "停用日期",
  mergedInto: "并入的农技协",
} as const satisfies Record<keyof AssociationFacts, string>;
export const associationFactFields = Object.keys(associationFactNames) as (keyof AssociationFacts)[];

/** Facts that only who keeps the register is shown. */
export const contactFields: ReadonlySet<string> = new Set<keyof AssociationFacts>([
  "contactName",
  "contactPhone",
]);

/** One fact before and after a change, as texts; empty where nothing was known. */
export type FactChange = { field: keyof AssociationFacts; before: string; after: string };

/** A change of an association: who, when and why, and which facts it changed. */
export type AssociationVersion = Omit<AssociationChange, "changeId"> & { changes: FactChange[] };

/** The changes of an association, newest first. */
export function associationVersions(association: Association): AssociationVersion[] {
  const { versions = [] } = association;
  return versions
    .map(({ facts, endedBy: { changeId: _, ...change } }, index) => ({
      ...change,
      changes: changesBetween(facts, versions[index + 1]?.facts ?? association),
    }))
    .reverse();
}

function changesBetween(before: AssociationFacts, after: AssociationFacts): FactChange[] {
  return associationFactFields
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }))
    .filter((change) => change.before !== change.after);
}

function textOf(value: AssociationFacts[keyof AssociationFacts]): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "object" ? value.join("、") : (value ?? "");
}
