import type { RouteInput } from "#shared/contract/routes.ts";
import { associationListColumns, memberListColumns } from "#shared/domain/associations/register-lists.ts";
import { journalListColumns } from "#shared/domain/audit/journal-list.ts";
import { correctionListColumns } from "#shared/domain/corrections/correction-list.ts";
import { importListColumns } from "#shared/domain/imports/import-list.ts";
import { loanListColumns } from "#shared/domain/ledger/loan-list.ts";

type ListId = RouteInput<"export-list">["body"]["list"];

const tables: Record<ListId, Readonly<Record<string, { head: string }>>> = {
  loans: loanListColumns,
  imports: importListColumns,
  associations: associationListColumns,
  members: memberListColumns,
  corrections: correctionListColumns,
  journal: journalListColumns,
};
/** Money is exported in yuan, where a page shows it in 万元. */
const inYuan = new Set(["effect", "disbursed", "outstanding", "overdue"]);

/** The heads of a list's columns in an export. */
export function exportHeads(list: ListId): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tables[list]).map(([key, { head }]) => [
      key,
      inYuan.has(key) && !head.includes("元") ? `${head}（元）` : head,
    ]),
  );
}
