import * as z from "zod";
import { instant } from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { roles } from "#shared/domain/base/person.ts";
import { codeSecretPattern, passwordLengthMax } from "#shared/domain/people/account.ts";

const secret = z.string().min(1).max(wireLimits.secretLengthMax);

export const oneTimeCode = z.string().min(1).max(20);

/** An authenticator that somebody set up: its secret in base 32, and a code of it. */
export const secondFactorSchema = z.object({
  secret: z.string().regex(codeSecretPattern),
  code: oneTimeCode,
});

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
    /** Whether the holder sets up an authenticator with it. */
    needsCode: z.boolean(),
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
  secondFactor: secondFactorSchema.optional(),
});
export type EntryAccount = z.input<typeof entryAccountBody>;

/** A sign-in by name and password; with the code of an authenticator where the account has one. */
export const signInBody = z.object({
  name: z
    .string()
    .min(1)
    .max(wireLimits.displayNameLengthMax * 4),
  password: z
    .string()
    .min(1)
    .max(passwordLengthMax * 4),
  code: oneTimeCode.optional(),
});

/** Nothing but that it is JSON, which no other site's page can send. */
export const noBody = z.object({});

export const accessSchema = z.object({ accessToken: z.string(), expiresInSeconds: z.int() });

/** An access token, where the browser keeps a sign-in. */
export const renewedSchema = z.discriminatedUnion("signedIn", [
  accessSchema.extend({ signedIn: z.literal(true) }),
  z.object({ signedIn: z.literal(false) }),
]);

export const signedOutSchema = z.object({ done: z.literal(true) });
