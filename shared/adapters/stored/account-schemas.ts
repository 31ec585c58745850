import * as z from "zod";

/** A session as it is stored in JSON. */
export const sessionSchema = z.object({
  secretHash: z.string(),
  signedInAt: z.string(),
  passwordSetAt: z.string().optional(),
});

/** An account as it is stored in JSON. */
export const accountSchema = z.object({
  subject: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  passwordSetAt: z.string(),
  lastSignInAt: z.string().optional(),
  secondFactor: z.object({ secret: z.string(), lastStep: z.int() }).optional(),
});
