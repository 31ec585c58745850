import * as z from "zod";
import { type Person, type PersonPlace, roles } from "#shared/domain/base/person.ts";
import { type EntryLink, entryLinkKinds } from "#shared/domain/people/entry-link.ts";
import { type PeopleChange, peopleChangeKinds } from "#shared/domain/people/people-change.ts";
import { type Reading, readingKinds } from "#shared/domain/people/reading.ts";
import { instant } from "#shared/records/base/kinds.ts";

/** Somebody's role, and on whose behalf. */
export const personPlace = z.object({
  role: z.enum(roles),
  associationId: z.string().optional(),
  /** The association that they were let in for, if that is part of another one now. */
  associationOrigin: z.string().optional(),
  bankId: z.string().optional(),
  branchIds: z.array(z.string()).optional(),
  countyCode: z.string().optional(),
} satisfies Record<keyof PersonPlace, z.ZodType>);

/** A person of the register. */
export const personRecord = z.object({
  issuer: z.string(),
  subject: z.string(),
  displayName: z.string(),
  ...personPlace.shape,
  readOnly: z.boolean().optional(),
  locked: z.boolean().optional(),
} satisfies Record<Exclude<keyof Person, "listed">, z.ZodType>);

/** A change of people. */
export const peopleChangeRecord = z.object({
  changeId: z.string(),
  kind: z.enum(peopleChangeKinds),
  at: instant,
  by: z.string(),
  whom: z.string(),
  before: personPlace.optional(),
  after: personPlace.optional(),
} satisfies Record<keyof PeopleChange, z.ZodType>);

/** A link that lets people in. */
export const entryLinkRecord = z.object({
  linkId: z.string(),
  kind: z.enum(entryLinkKinds),
  secretHash: z.string(),
  subject: z.string(),
  displayName: z.string(),
  ...personPlace.shape,
  readOnly: z.boolean().optional(),
  madeBy: z.string(),
  madeAt: instant,
  expiresAt: instant,
  usedAt: instant.optional(),
  endedAt: instant.optional(),
  endedBy: z.string().optional(),
} satisfies Record<keyof EntryLink, z.ZodType>);

/** That somebody looked at an association's data. */
export const readingRecord = z.object({
  associationId: z.string(),
  /** When it was first looked at within the hour. */
  readAt: instant,
  readerKey: z.string(),
  readerName: z.string(),
  readerRole: z.enum(roles),
  kind: z.enum(readingKinds),
  loanNo: z.string().optional(),
} satisfies Record<keyof Reading, z.ZodType>);
