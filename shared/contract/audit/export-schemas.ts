import * as z from "zod";
import { memberSearchBody } from "#shared/contract/associations/member-schemas.ts";
import { idText } from "#shared/contract/base/basic-schemas.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { correctionsQuery } from "#shared/contract/corrections/correction-schemas.ts";
import { importsQuery } from "#shared/contract/imports/import-schemas.ts";
import { findLoansBody, journalQuery } from "#shared/contract/ledger/loan-schemas.ts";
import {
  type AssociationColumn,
  associationListColumns,
  type MemberColumn,
  memberListColumns,
} from "#shared/domain/associations/register-lists.ts";
import { type JournalColumn, journalListColumns } from "#shared/domain/audit/journal-list.ts";
import { keysOf } from "#shared/domain/base/list-order.ts";
import { type CorrectionColumn, correctionListColumns } from "#shared/domain/corrections/correction-list.ts";
import { type ImportColumn, importListColumns } from "#shared/domain/imports/import-list.ts";
import { type LoanColumn, loanListColumns } from "#shared/domain/ledger/loan-list.ts";

const paged = { limit: true, cursor: true } as const;

function columnsOf<Column extends string>(columns: Readonly<Record<Column, unknown>>) {
  const keys: readonly Column[] = keysOf(columns);
  return z.array(z.enum(keys)).min(1).max(keys.length);
}

/** Which list is exported, by what it was asked for, and which of its columns. */
export const exportBody = z.discriminatedUnion("list", [
  findLoansBody
    .omit(paged)
    .extend({ list: z.literal("loans"), columns: columnsOf<LoanColumn>(loanListColumns) }),
  importsQuery
    .omit(paged)
    .extend({ list: z.literal("imports"), columns: columnsOf<ImportColumn>(importListColumns) }),
  z.object({
    list: z.literal("associations"),
    columns: columnsOf<AssociationColumn>(associationListColumns),
    /** Those that are listed, in their order. */
    associationIds: z.array(idText).max(wireLimits.exportedAssociationsMax),
  }),
  memberSearchBody
    .omit(paged)
    .partial({ search: true })
    .extend({
      list: z.literal("members"),
      columns: columnsOf<MemberColumn>(memberListColumns),
      associationId: idText,
    }),
  correctionsQuery
    .omit(paged)
    .extend({ list: z.literal("corrections"), columns: columnsOf<CorrectionColumn>(correctionListColumns) }),
  journalQuery
    .omit(paged)
    .extend({ list: z.literal("journal"), columns: columnsOf<JournalColumn>(journalListColumns) }),
]);
