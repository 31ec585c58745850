import * as z from "zod";
import { count, daySchema, instant, pageQuery } from "#shared/contract/base/basic-schemas.ts";
import { measuresSchema } from "#shared/contract/ledger/measures-schema.ts";
import { membershipStates } from "#shared/domain/associations/member-filter.ts";
import { memberOrders } from "#shared/domain/associations/register-lists.ts";
import { listOrderTexts } from "#shared/domain/base/list-order.ts";
import {
  memberRecord,
  membership,
  registerChangeRecord,
} from "#shared/records/associations/member-records.ts";

/** A member as they are now; their `poorHousehold` is what the association's own register says. */
export const memberSchema = memberRecord
  .omit({ membership: true, before: true, withdrawn: true, revision: true, changeId: true })
  .extend({
    kindName: z.string(),
    ...membership.shape,
    /** The day of the last list of poor households that names the member. */
    poorListOn: daySchema.optional(),
  });

const coverageCounts = {
  members: count,
  membersWithLoan: count,
  poorMembers: count,
  poorMembersWithLoan: count,
};
const placeCoverage = { ...coverageCounts, associations: count, associationsWithLoan: count };

export const memberCoverageSchema = z.object({
  asOf: daySchema,
  /** Given to who sees all associations. */
  programme: z
    .object({
      ...placeCoverage,
      /** The households on the list of poor households, and how many of them have had a loan. */
      poor: z.object({ households: count, householdsWithLoan: count, listOn: daySchema.optional() }),
      unattributed: measuresSchema.pick({ loanCount: true, disbursedFen: true }),
    })
    .optional(),
  byCounty: z.array(z.object({ code: z.string(), name: z.string(), ...placeCoverage })),
  byAssociation: z.array(
    z.object({
      associationId: z.string(),
      name: z.string(),
      countyCode: z.string(),
      countyName: z.string(),
      hasLoan: z.boolean(),
      ...coverageCounts,
    }),
  ),
});

export const membersQuery = z.object({
  ...pageQuery,
  kind: memberRecord.shape.kind.optional(),
  state: z.enum(membershipStates).optional(),
  /** A column upwards, or with a minus before it down. */
  sort: z.enum(listOrderTexts(memberOrders)).optional(),
});

/** A name must not appear in a URL, so it travels in the body. */
export const memberSearchBody = membersQuery.extend({ search: z.string().trim().min(1).max(60) });

export const identityHashQuery = z.object({ identityHash: z.string().regex(/^[0-9a-f]{64}$/) });

/** A version of a member, and the change that made it. */
export const memberVersionSchema = memberRecord.pick({ name: true, poorHousehold: true }).extend({
  revision: count,
  kindName: z.string(),
  ...membership.shape,
  withdrawn: z.boolean().optional(),
  at: instant.optional(),
  ...registerChangeRecord.pick({ byName: true, why: true, fileName: true }).shape,
});

/** A change of a register: who made it by name, not by which account. */
export const registerChangeSchema = registerChangeRecord.omit({ by: true, issuer: true, sha256: true });
