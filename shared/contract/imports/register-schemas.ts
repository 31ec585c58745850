import * as z from "zod";
import { memberSchema, registerChangeSchema } from "#shared/contract/associations/member-schemas.ts";
import { count, daySchema, idText } from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { loanSchema } from "#shared/contract/ledger/loan-schemas.ts";
import { deciders } from "#shared/domain/associations/disputed.ts";
import { membershipSteps } from "#shared/domain/associations/membership-steps.ts";
import { reasonLengthMax } from "#shared/domain/base/reason.ts";
import { registerOutcomes } from "#shared/domain/imports/registers/register-answer.ts";
import { borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { rowReason } from "#shared/records/imports/row-records.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const why = z.string().trim().max(reasonLengthMax).optional();

const registerFile = {
  fileName: z.string().trim().min(1).max(wireLimits.fileNameLengthMax),
  /** The bytes of the file in Base64. */
  content: z.base64().min(1),
  /** Whether the register takes the file over; otherwise only the diff is returned. */
  commit: z.boolean().default(false),
  /** The diff that was shown: a commit that would do anything else is refused. */
  diffHash: sha256.optional(),
  why,
};

export const associationsFileBody = z.object(registerFile);
export const membersFileBody = z.object({
  ...registerFile,
  /** The one association that the file is of, by id, name or alias; without it the file names one in each line. */
  association: z.string().trim().min(1).max(wireLimits.headerLengthMax).optional(),
  /** That people may be members of two associations at once. */
  acceptSeveral: z.boolean().default(false),
});
export const poorHouseholdsFileBody = z.object({ ...registerFile, listOn: daySchema });

export const registerResultSchema = z.object({
  state: z.enum(["checked", "committed"]),
  counts: registerChangeSchema.shape.counts,
  rows: z.array(
    z.object({
      sheet: z.string().optional(),
      row: count.optional(),
      outcome: z.enum(registerOutcomes),
      /** A person's name is masked unless the caller may see names whole. */
      name: z.string().optional(),
      identityTail: z.string().optional(),
      associationName: z.string().optional(),
      reasons: z.array(rowReason),
    }),
  ),
  rowsLeftOut: count,
  diffHash: sha256,
  changeId: z.string().optional(),
  /** How many loans without an association got one by what came in. */
  attributed: count.optional(),
});

export const memberBody = z.object({
  name: z.string().trim().min(1).max(60),
  identityNo: z.string().trim().min(8).max(20),
  kind: z.enum(borrowerTypes),
  since: daySchema.optional(),
  /** The last day of the membership, for one that ends. */
  until: daySchema.optional(),
  why,
  /** That the person may be a member of two associations at once; counts for a supervisor alone. */
  acceptSeveral: z.boolean().default(false),
});

export const membershipBody = z.object({
  identityHash: sha256,
  step: z.enum(membershipSteps),
  /** The last day of the membership, or the first of the new one; today if absent. */
  on: daySchema.optional(),
  name: z.string().trim().min(1).max(60).optional(),
  kind: z.enum(borrowerTypes).optional(),
  why,
});
export const membershipSchema = z.object({ member: memberSchema, attributed: count });

const attributedLoans = z
  .array(z.object({ bankId: idText.optional(), loanNo: z.string().min(1).max(wireLimits.idLengthMax) }))
  .min(1)
  .max(wireLimits.attributedLoansMax);

export const attributionBody = z.object({ associationId: idText, loans: attributedLoans });
export const attributedSchema = z.object({ attributed: count });

export const disputedLoansQuery = z.object({
  cursor: z.string().max(wireLimits.cursorLengthMax).optional(),
});
export const disputedLoanSchema = loanSchema.extend({
  /** The association under which the register of members has the borrower. */
  registeredId: z.string(),
  registeredName: z.string(),
});
export const settlementBody = z.object({
  /** Who is right: the ledger, as its books stated it, or the register of members. */
  by: z.enum(deciders),
  loans: attributedLoans,
});
export const settledSchema = z.object({ settled: count });

export const registerChangeParams = z.object({ changeId: idText });
export const undoChangeBody = z.object({ why: z.string().trim().max(reasonLengthMax).optional() });
export const undoneChangeSchema = z.object({
  /** How many lines are again what they were before. */
  setBack: count,
  /** How many loans no register says anything of any more, before others were asked. */
  unattributed: count,
});
