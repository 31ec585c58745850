import * as z from "zod";
import { idText, instant } from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { roles } from "#shared/domain/base/person.ts";
import { passwordLengthMax } from "#shared/domain/people/account.ts";
import {
  entryLinkRecord,
  peopleChangeRecord,
  personPlace,
  personRecord,
} from "#shared/records/people/people-records.ts";
import { oneTimeCode, secondFactorSchema } from "./entry-schemas.ts";

const subject = z.string().min(1).max(wireLimits.subjectLengthMax);
const displayName = z.string().trim().min(1).max(wireLimits.displayNameLengthMax);
/** Only the length is checked here: the other rules of a password have their own failure, which explains them. */
const password = z
  .string()
  .min(1)
  .max(passwordLengthMax * 4);
const role = z.enum(roles);
/** What somebody is to be: a role, and for those of an association, a county, a bank or its branches which. */
const placeAsked = {
  role,
  associationId: idText.optional(),
  countyCode: idText.optional(),
  bankId: idText.optional(),
  branchIds: z.array(idText).max(wireLimits.branchesMax).optional(),
};

export const linkIdParams = z.object({ linkId: idText });

/** Whom a change is about. In the body and not in the address: some issuers' subjects are people's own addresses. */
export const personBody = z.object({ subject });
export const changePersonBody = z.object({ subject, ...placeAsked, locked: z.boolean() });
export const invitationBody = z.object({ displayName, ...placeAsked });
export const accessLinkBody = z.object({ associationId: idText, readOnly: z.boolean() });
/** The present password, a code of the present authenticator where there is one, and the new one; without it, none is left. */
export const authenticatorBody = z.object({
  password,
  code: oneTimeCode.optional(),
  secondFactor: secondFactorSchema.optional(),
});
export const passwordBody = z.object({ current: password, fresh: password });

const place = personPlace.omit({ associationOrigin: true }).extend({
  roleName: z.string(),
  associationName: z.string().optional(),
  countyName: z.string().optional(),
  bankName: z.string().optional(),
  branchNames: z.array(z.string()).optional(),
});

export const personSchema = personRecord.omit({ issuer: true, readOnly: true }).extend({
  ...place.shape,
  locked: z.boolean(),
  /** Stands in the programme's file: not to be changed here. */
  listed: z.boolean(),
  /** A demo account of the embedded issuer. */
  demo: z.boolean(),
  isMe: z.boolean(),
  /** The name by which they sign in at the embedded issuer, if they do. */
  signInName: z.string().optional(),
  lastSignInAt: instant.optional(),
  /** Until when wrong passwords keep them from signing in. */
  lockedUntil: instant.optional(),
});

export const peopleSchema = z.object({
  items: z.array(personSchema),
  /** Whether people sign in at the embedded issuer, so that they can be invited here. */
  signInHere: z.boolean(),
});

export const peopleChangeSchema = peopleChangeRecord.extend({
  kindName: z.string(),
  before: place.optional(),
  after: place.optional(),
});

/** A link without the hash of its secret, and without the subject that it signs in. */
export const entryLinkSchema = entryLinkRecord
  .omit({ secretHash: true, subject: true, associationOrigin: true })
  .extend({
    ...place.shape,
    readOnly: z.boolean(),
    state: z.enum(["open", "used", "ended", "expired"]),
    stateName: z.string(),
  });

export const entryLinksSchema = z.object({ items: z.array(entryLinkSchema) });

/** A new link with its address, which is never shown again. */
export const madeLinkSchema = entryLinkSchema.extend({ url: z.string() });

export const doneSchema = z.object({ done: z.boolean() });
