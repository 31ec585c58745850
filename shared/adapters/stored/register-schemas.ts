import * as z from "zod";

/** A time for which an association was on the list. */
export const staySchema = z.object({ takenInAt: z.string().optional(), withdrawnAt: z.string() });

const associationFacts = {
  name: z.string(),
  countyCode: z.string(),
  township: z.string().optional(),
  socialCreditCode: z.string().optional(),
  contactName: z.string().optional(),
  contactPhone: z.string().optional(),
  aliases: z.array(z.string()),
  confirmed: z.boolean(),
  closedOn: z.string().optional(),
  mergedInto: z.string().optional(),
};
const associationChange = z.object({
  at: z.string(),
  by: z.string(),
  byName: z.string().optional(),
  why: z.string().optional(),
  changeId: z.string(),
});
const versions = z.array(z.object({ facts: z.object(associationFacts), endedBy: associationChange }));

/** What an association has beside the columns of its row, which earlier versions did not keep. */
export const associationMore = z.object({
  township: z.string().optional(),
  contactName: z.string().optional(),
  contactPhone: z.string().optional(),
  closedOn: z.string().optional(),
  mergedInto: z.string().optional(),
  revision: z.int().optional(),
  versions: versions.optional(),
});

/** An association as it is stored field by field. */
export const associationSchema = z.object({
  associationId: z.string(),
  ...associationFacts,
  revision: z.int().optional(),
  versions: versions.optional(),
  takenInAt: z.string().optional(),
  withdrawnAt: z.string().optional(),
  before: z.array(staySchema).optional(),
});
