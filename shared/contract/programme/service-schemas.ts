import * as z from "zod";
import { daySchema, fenSchema } from "#shared/contract/base/basic-schemas.ts";
import { roles } from "#shared/domain/base/person.ts";

export const healthSchema = z.object({
  status: z.literal("ok"),
  version: z.string(),
  store: z.enum(["sqlite", "dynamodb"]),
});

export const signInSchema = z.object({
  /** The issuer at which people sign in; absent where all accounts are our own. */
  issuer: z.string().optional(),
  clientId: z.string(),
  scope: z.string(),
  /** The audience of access tokens, to be asked for as `resource` (RFC 8707). */
  resource: z.string(),
  /** Whether people sign in by the routes below `/api/sign-in` too. */
  ownAccounts: z.boolean(),
});

export const meSchema = z.object({
  displayName: z.string(),
  role: z.enum(roles),
  associationId: z.string().optional(),
  bankId: z.string().optional(),
  branchIds: z.array(z.string()).optional(),
  countyCode: z.string().optional(),
  /** True for who came by a link for reading. */
  readOnly: z.boolean().optional(),
  /** The name by which they sign in at the embedded issuer; absent for who signs in otherwise. */
  signInName: z.string().optional(),
  /** Whether an account of ours has an authenticator for one-time codes, and whether it has to have one. */
  authenticator: z.object({ isSet: z.boolean(), isRequired: z.boolean() }).optional(),
});

export const programmeSchema = z.object({
  name: z.string(),
  city: z.string(),
  goalFen: fenSchema,
  firstOn: daySchema,
  lastOn: daySchema,
  bank: z.object({ bankId: z.string(), name: z.string() }),
  counties: z.array(z.object({ code: z.string(), name: z.string() })),
  /** All banks, the one above first, with the branches that are kept apart. */
  banks: z.array(
    z.object({
      bankId: z.string(),
      name: z.string(),
      branches: z.array(z.object({ branchId: z.string(), name: z.string() })),
    }),
  ),
  /** Whether what one liaison brought in, another has to let into the ledger. */
  fourEyes: z.boolean(),
  products: z.array(z.string()),
});
