import * as z from "zod";
import { registers } from "#shared/domain/associations/member.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";

const membership = z.object({ since: z.string().optional(), until: z.string().optional() });
const withdrawn = z.literal(true).optional();
const revision = z.int().positive();
const count = z.int().nonnegative();

/** A version of a member as it is stored in JSON. */
export const memberSchema = z.object({
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
});

/** A version of a registered poor household as it is stored in JSON. */
export const poorHouseholdSchema = z.object({
  identityHash: z.string(),
  identityTail: z.string(),
  name: z.string(),
  household: z.string().optional(),
  firstListOn: z.string(),
  lastListOn: z.string(),
  withdrawn,
  revision,
  changeId: z.string(),
});

/** A change of a register as it is stored in JSON. */
export const registerChangeSchema = z.object({
  changeId: z.string(),
  register: z.enum(registers),
  at: z.string(),
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
  undoneAt: z.string().optional(),
  undoes: z.string().optional(),
});
