import * as z from "zod";
import { count, daySchema, instant } from "#shared/contract/base/basic-schemas.ts";
import { registers } from "#shared/domain/associations/member.ts";
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
  poorHousehold: z.boolean().optional(),
});

export const registerChangeSchema = z.object({
  changeId: z.string(),
  register: z.enum(registers),
  at: instant,
  byName: z.string().optional(),
  why: z.string().optional(),
  fileName: z.string().optional(),
  associationId: z.string().optional(),
  counts: registerCounts,
});
