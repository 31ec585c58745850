import { addDays, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Person, Role } from "#shared/domain/base/person.ts";

/** What of an association somebody may have looked at. */
export const readingKinds = ["standing", "loans", "loan", "members", "export"] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** The Chinese name of each kind. */
export const readingKindNames: Record<ReadingKind, string> = {
  standing: "贷款情况",
  loans: "贷款名单",
  loan: "单笔贷款",
  members: "会员名册",
  export: "导出名单",
};

/** For how many days it is kept who looked at an association's data. */
export const readingsLiveDays = 400;

/** That somebody who is not of an association looked at its data; of the same person, kind and loan the first in an hour. */
export type Reading = {
  associationId: string;
  readAt: string;
  /** Tells readers apart without saying which account they used. */
  readerKey: string;
  readerName: string;
  readerRole: Role;
  kind: ReadingKind;
  /** Given for a single loan. */
  loanNo?: string | undefined;
};

/** Tells whether a person's reading of an association is worth noting: what one reads of one's own is not. */
export function isReadByOthers(reader: Person, associationId: string): boolean {
  return reader.role !== "association" || reader.associationId !== associationId;
}

/** The hour (UTC) of an instant: `2016-11-01T02`. */
export function hourOf(instant: string): string {
  return instant.slice(0, 13);
}

/** The first hour whose readings are still kept at an instant. */
export function firstKeptHour(instant: string): string {
  return `${addDays(shanghaiDayOf(instant), -readingsLiveDays)}T00`;
}
