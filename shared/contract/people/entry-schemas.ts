import * as z from "zod";
import { instant } from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { roles } from "#shared/domain/base/person.ts";
import { passwordLengthMax } from "#shared/domain/people/account.ts";

const secret = z.string().min(1).max(wireLimits.secretLengthMax);

/** What the embedded issuer is asked at `<issuer>/entry`: what a link is for. An access link signs in at once. */
export const entryBody = z.object({ secret });

export const entryAnswerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("access-link"), accessToken: z.string(), expiresInSeconds: z.int() }),
  z.object({
    kind: z.enum(["invitation", "new-password"]),
    displayName: z.string(),
    role: z.enum(roles),
    associationName: z.string().optional(),
    countyName: z.string().optional(),
    /** The sign-in name whose password is to be set. */
    signInName: z.string().optional(),
    expiresAt: instant,
  }),
]);
export type EntryAnswer = z.output<typeof entryAnswerSchema>;

/** The body of `<issuer>/entry/account`: the name and password that the holder of a one-time link chose. */
export const entryAccountBody = z.object({
  secret,
  name: z
    .string()
    .max(wireLimits.displayNameLengthMax * 4)
    .default(""),
  password: z
    .string()
    .min(1)
    .max(passwordLengthMax * 4),
});
export type EntryAccount = z.input<typeof entryAccountBody>;
