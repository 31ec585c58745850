import * as z from "zod";
import { roles } from "#shared/domain/base/person.ts";
import { peopleChangeKinds } from "#shared/domain/people/people-change.ts";

const place = z.object({
  role: z.enum(roles),
  associationId: z.string().optional(),
  bankId: z.string().optional(),
  countyCode: z.string().optional(),
});

/** A change of people as it is stored in JSON. */
export const peopleChangeSchema = z.object({
  changeId: z.string(),
  kind: z.enum(peopleChangeKinds),
  at: z.string(),
  by: z.string(),
  whom: z.string(),
  before: place.optional(),
  after: place.optional(),
});
