import * as z from "zod";
import { count, daySchema, instant, pageQuery } from "#shared/contract/base/basic-schemas.ts";
import { registers } from "#shared/domain/associations/member.ts";
import { membershipStates } from "#shared/domain/associations/member-filter.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";

export const registerCounts = z.object({
  read: count,
  new: count,
  changed: count,
  left: count,
  unchanged: count,
  refused: count,
});

export const memberSchema = z.object({
  associationId: z.string(),
  identityHash: z.string(),
  identityTail: z.string(),
  name: z.string(),
  kind: z.enum(borrowerTypes),
  kindName: z.string(),
  since: daySchema.optional(),
  until: daySchema.optional(),
  /** What the association's own register says. */
  poorHousehold: z.boolean().optional(),
  /** The day of the last list of poor households that names the member. */
  poorListOn: daySchema.optional(),
});

export const membersQuery = z.object({
  ...pageQuery,
  kind: z.enum(borrowerTypes).optional(),
  state: z.enum(membershipStates).optional(),
});

/** A name stands in no address, so it travels in the body. */
export const memberSearchBody = membersQuery.extend({ search: z.string().trim().min(1).max(60) });

export const identityHashQuery = z.object({ identityHash: z.string().regex(/^[0-9a-f]{64}$/) });

export const memberVersionSchema = z.object({
  revision: count,
  name: z.string(),
  kindName: z.string(),
  since: daySchema.optional(),
  until: daySchema.optional(),
  poorHousehold: z.boolean().optional(),
  withdrawn: z.boolean().optional(),
  at: instant.optional(),
  byName: z.string().optional(),
  why: z.string().optional(),
  fileName: z.string().optional(),
});

export const registerChangeSchema = z.object({
  changeId: z.string(),
  register: z.enum(registers),
  at: instant,
  byName: z.string().optional(),
  why: z.string().optional(),
  fileName: z.string().optional(),
  associationId: z.string().optional(),
  undoneAt: instant.optional(),
  /** The change that this one took back. */
  undoes: z.string().optional(),
  counts: registerCounts,
});
