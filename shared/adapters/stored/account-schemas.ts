import * as z from "zod";
import { roles } from "#shared/domain/base/person.ts";
import { entryLinkKinds } from "#shared/domain/people/entry-link.ts";

/** An account as it is stored in JSON. */
export const accountSchema = z.object({
  subject: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  passwordSetAt: z.string(),
  lastSignInAt: z.string().optional(),
});

/** A link that lets people in, as it is stored in JSON. */
export const entryLinkSchema = z.object({
  linkId: z.string(),
  kind: z.enum(entryLinkKinds),
  secretHash: z.string(),
  subject: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  associationId: z.string().optional(),
  bankId: z.string().optional(),
  countyCode: z.string().optional(),
  readOnly: z.boolean().optional(),
  madeBy: z.string(),
  madeAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().optional(),
  endedAt: z.string().optional(),
  endedBy: z.string().optional(),
});
