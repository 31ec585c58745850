import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { ImportNotice, ImportRecord, UnderstoodSheet } from "#shared/domain/imports/import-record.ts";
import { columnChanges } from "#shared/domain/imports/reading/column-changes.ts";
import type { LoanTables } from "#shared/domain/imports/reading/loan-tables.ts";
import { pageSizeMax } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Comparison } from "./compare-rows.ts";
import type { SortedRows } from "./sorted-rows.ts";

const headersNamedMax = 10;

/** What the ledger has to say about a book: associations it does not know, rows that it does not follow. */
export function ledgerNotices(sorted: SortedRows, outdated: number, tables: LoanTables): ImportNotice[] {
  const notices: ImportNotice[] = [];
  if (sorted.newAssociations.length > 0) {
    const names = sorted.newAssociations.slice(0, 10).map(({ name }) => name);
    const more = sorted.newAssociations.length > names.length ? "等" : "";
    notices.push({
      code: "associations-new",
      message: `有 ${sorted.newAssociations.length} 个农技协不在名单上，入账时将作为“待确认”加入：${names.join("、")}${more}。`,
    });
  }
  if (outdated > 0) {
    notices.push({
      code: "rows-outdated",
      message: `有 ${outdated} 行与台账不同，但本表数据日期（${tables.dataOn}）早于台账已记录的日期，保留台账中较新的内容。`,
    });
  }
  return notices;
}

/** Tells what of a book is left out, and of what the association is not known. */
export function attributionNotices(
  { unattributed, onSeveral, disputed, proposed, byName }: Comparison,
  leftOut: number,
): ImportNotice[] {
  const notices: ImportNotice[] = [];
  if (leftOut > 0) {
    notices.push({
      code: "rows-left-out",
      message: `有 ${leftOut} 行的借款人不在会员名册中，已略过，未保留其任何内容。`,
      count: leftOut,
    });
  }
  if (unattributed > 0) {
    notices.push({
      code: "loans-unattributed",
      message: `有 ${unattributed} 笔不知道属于哪个农技协，入账后记为“待归属”，名册补充后自动归属，也可以由科协指定。`,
      count: unattributed,
    });
  }
  if (onSeveral > 0) {
    notices.push({
      code: "members-on-several",
      message: `其中 ${onSeveral} 笔的借款人同时在两个农技协的会员名册上，请科协核对名册后指定归属。`,
      count: onSeveral,
    });
  }
  if (disputed > 0) {
    notices.push({
      code: "associations-disputed",
      message: `有 ${disputed} 笔所属的农技协与会员名册不同，仍按表格和台账入账，请科协在“农技协”页的“归属不一致”中核定。`,
      count: disputed,
    });
  }
  if (proposed > 0) {
    notices.push({
      code: "names-proposed",
      message: `其中 ${proposed} 笔没有证件号码，但借款人姓名在会员名册中唯一，确认后即可归属。`,
      count: proposed,
    });
  }
  if (byName > 0) {
    notices.push({
      code: "names-accepted",
      message: `有 ${byName} 笔没有证件号码，按您的确认，以会员名册中唯一的姓名归属。`,
      count: byName,
    });
  }
  return notices;
}

/** Who brought an import: a bank, or some of its branches. */
function placeKey({ bankId, branchIds = [] }: ImportRecord): string {
  return JSON.stringify([bankId, ...[...branchIds].sort()]);
}

/** Tells of columns that the last committed book of the bank or branches had and this one has not, and the other way round. */
export async function columnNotices(
  deps: Pick<Deps, "imports">,
  record: ImportRecord,
  understood: readonly UnderstoodSheet[],
): Promise<ImportNotice[]> {
  const { items } = await deps.imports.list(pageSizeMax);
  const isSame = (other: ImportRecord) => placeKey(other) === placeKey(record);
  const last = items.find((other) => other.state === "committed" && !other.noNews && isSame(other));
  if (last?.understood === undefined) return [];
  const { appeared, vanished } = columnChanges(last.understood, understood);
  return [
    ...told("columns-appeared", "与上次入账的表相比，新出现了列", appeared),
    ...told("columns-vanished", "与上次入账的表相比，少了列", vanished),
  ];
}

function told(code: string, words: string, headers: readonly string[]): ImportNotice[] {
  if (headers.length === 0) return [];
  const named = headers
    .slice(0, headersNamedMax)
    .map((header) => maskPersonNumbers(header))
    .join("、");
  return [{ code, message: `${words}：${named}${headers.length > headersNamedMax ? "等" : ""}。` }];
}
