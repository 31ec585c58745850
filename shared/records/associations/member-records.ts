import * as z from "zod";
import {
  type Member,
  type PoorHousehold,
  type RegisterChange,
  registers,
} from "#shared/domain/associations/member.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { count, daySchema, instant } from "#shared/records/base/kinds.ts";

const withdrawn = z.literal(true).optional();
const revision = z.int().positive();

export const membership = z.object({ since: daySchema.optional(), until: daySchema.optional() });

/** A version of a member. */
export const memberRecord = z.object({
  associationId: z.string(),
  identityHash: z.string(),
  identityTail: z.string(),
  name: z.string(),
  kind: z.enum(borrowerTypes),
  membership,
  before: z.array(membership).optional(),
  poorHousehold: z.boolean().optional(),
  withdrawn,
  revision,
  changeId: z.string(),
} satisfies Record<keyof Member, z.ZodType>);

/** A version of a registered poor household. */
export const poorHouseholdRecord = z.object({
  identityHash: z.string(),
  identityTail: z.string(),
  name: z.string(),
  household: z.string().optional(),
  firstListOn: daySchema,
  lastListOn: daySchema,
  withdrawn,
  revision,
  changeId: z.string(),
} satisfies Record<keyof PoorHousehold, z.ZodType>);

/** A change of a register. */
export const registerChangeRecord = z.object({
  changeId: z.string(),
  register: z.enum(registers),
  at: instant,
  by: z.string(),
  issuer: z.string().optional(),
  byName: z.string().optional(),
  why: z.string().optional(),
  fileName: z.string().optional(),
  sha256: z.string().optional(),
  associationId: z.string().optional(),
  counts: z.object({
    read: count,
    new: count,
    changed: count,
    left: count,
    unchanged: count,
    refused: count,
  }),
  undoneAt: instant.optional(),
  /** The change that this one took back. */
  undoes: z.string().optional(),
} satisfies Record<keyof RegisterChange, z.ZodType>);
