import type { ListedEntry } from "#shared/app/audit/read-listed.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { AssociationColumn, MemberColumn } from "#shared/domain/associations/register-lists.ts";
import type { JournalColumn } from "#shared/domain/audit/journal-list.ts";
import { shanghaiMinute } from "#shared/domain/base/instant.ts";
import type { ListValue } from "#shared/domain/base/list-book.ts";
import type { CorrectionColumn } from "#shared/domain/corrections/correction-list.ts";
import type { ImportColumn } from "#shared/domain/imports/import-list.ts";
import { borrowerGroupNames } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames } from "#shared/domain/ledger/classification.ts";
import { entryKindNames } from "#shared/domain/ledger/entry-kind-names.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import type { LoanColumn } from "#shared/domain/ledger/loan-list.ts";
import { statedStatusNames } from "#shared/domain/ledger/loan-status.ts";

type Loan = RouteAnswer<"list-loans">["items"][number];
type Import = RouteAnswer<"list-imports">["items"][number];
type Association = RouteAnswer<"list-associations">["items"][number];
type Member = RouteAnswer<"list-members">["items"][number];
type Correction = RouteAnswer<"list-corrections">["items"][number];
type Fields<Column extends string, Row> = Readonly<
  Record<Column, { width: number; value: (row: Row) => ListValue }>
>;

const statusNames = new Map<string, string>(Object.entries(statedStatusNames));
const classNames = new Map<string, string>(Object.entries(classificationNames));

/** Each column of the lists as an export has it, made from what the page itself is given: masked as that is. */
export const loanFields: Fields<LoanColumn, Loan> = {
  loanNo: { width: 24, value: ({ loanNo }) => loanNo },
  borrowerName: { width: 18, value: ({ borrowerName }) => borrowerName },
  borrowerType: { width: 10, value: ({ borrowerType }) => borrowerGroupNames[borrowerType] },
  association: { width: 26, value: ({ associationName }) => associationName },
  county: { width: 12, value: ({ countyName }) => countyName },
  amount: { width: 16, value: ({ amountFen: fen }) => ({ fen }) },
  disbursedOn: { width: 12, value: ({ disbursedOn }) => disbursedOn },
  dueOn: { width: 12, value: ({ dueOn }) => dueOn },
  outstanding: { width: 16, value: ({ outstandingFen: fen }) => ({ fen }) },
  status: { width: 10, value: ({ status = "unknown" }) => statusNames.get(status) },
  borrowerIdTail: { width: 12, value: ({ borrowerIdTail }) => borrowerIdTail },
  branch: { width: 18, value: ({ branch }) => branch },
  product: { width: 18, value: ({ product }) => product },
  guarantee: { width: 12, value: ({ guarantee }) => guarantee },
  purpose: { width: 18, value: ({ purpose }) => purpose },
  annualRate: { width: 10, value: ({ annualRatePercent }) => annualRatePercent?.toString() },
  classification: {
    width: 10,
    value: ({ classification = "" }) => classNames.get(classification),
  },
  contractNo: { width: 24, value: ({ contractNo }) => contractNo },
};

export const importFields: Fields<ImportColumn, Import> = {
  file: { width: 36, value: ({ fileName }) => fileName },
  state: { width: 12, value: ({ stateName }) => stateName },
  announced: { width: 30, value: ({ announcedAt, announcedByName }) => deed(announcedAt, announcedByName) },
  new: { width: 10, value: ({ counts }) => counts && { count: counts.new } },
  changed: { width: 10, value: ({ counts }) => counts && { count: counts.changed } },
  unchanged: { width: 10, value: ({ counts }) => counts && { count: counts.unchanged } },
  refused: { width: 10, value: ({ counts }) => counts && { count: counts.refused } },
  effect: {
    width: 18,
    value: ({ effect }) => effect && { fen: effect.disbursedFenAfter - effect.disbursedFenBefore },
  },
  committed: { width: 30, value: ({ committedAt, committedByName }) => deed(committedAt, committedByName) },
};

export const associationFields: Fields<AssociationColumn, Association> = {
  name: { width: 30, value: ({ name }) => name },
  county: { width: 12, value: ({ countyName }) => countyName },
  loanCount: { width: 10, value: ({ loanCount }) => ({ count: Number(loanCount) }) },
  disbursed: { width: 16, value: ({ disbursedFen: fen }) => ({ fen }) },
  outstanding: { width: 16, value: ({ outstandingFen: fen }) => ({ fen }) },
  overdue: { width: 16, value: ({ overdueFen: fen }) => ({ fen }) },
  township: { width: 14, value: ({ township }) => township },
  socialCreditCode: { width: 22, value: ({ socialCreditCode }) => socialCreditCode },
  contact: {
    width: 24,
    value: ({ contactName = "", contactPhone = "" }) => `${contactName} ${contactPhone}`.trim(),
  },
};

export const memberFields: Fields<MemberColumn, Member> = {
  name: { width: 24, value: ({ name }) => name },
  identityTail: { width: 12, value: ({ identityTail }) => identityTail },
  kind: { width: 10, value: ({ kindName }) => kindName },
  since: { width: 12, value: ({ since }) => since },
  until: { width: 12, value: ({ until }) => until },
  poor: {
    width: 18,
    value: ({ poorListOn, poorHousehold }) =>
      poorListOn === undefined ? (poorHousehold ? "本会名册所写" : "") : `名单 ${poorListOn}`,
  },
};

export const correctionFields: Fields<CorrectionColumn, Correction> = {
  about: {
    width: 30,
    value: ({ claims, fieldName, shouldBe }) =>
      claims ? "认领" : `${fieldName ?? "这笔贷款"}不对${shouldBe === undefined ? "" : `，应为 ${shouldBe}`}`,
  },
  association: { width: 26, value: ({ associationName }) => associationName },
  loanNo: { width: 24, value: ({ loanNo }) => loanNo },
  borrowerName: { width: 18, value: ({ loan }) => loan?.borrowerName },
  raised: { width: 18, value: ({ raisedAt }) => shanghaiMinute(raisedAt) },
  state: { width: 10, value: ({ stateName }) => stateName },
  latest: {
    width: 40,
    value: ({ latest }) => `${latest.kindName} ${shanghaiMinute(latest.at)}：${latest.text}`,
  },
};

export const entryFields: Fields<JournalColumn, ListedEntry> = {
  seq: { width: 10, value: ({ entry }) => ({ count: entry.seq }) },
  kind: { width: 10, value: ({ entry }) => entryKindNames[entry.kind] },
  loanNo: { width: 24, value: ({ entry }) => entry.loanNo },
  disbursed: { width: 16, value: ({ entry }) => ({ fen: entry.disbursedDeltaFen }) },
  outstanding: { width: 16, value: ({ entry }) => ({ fen: entry.outstandingDeltaFen }) },
  content: {
    width: 60,
    value: ({ entry }) =>
      entry.changes
        .map(({ field, before, after }) => `${loanFieldRows[field].name}：${before ?? "—"} → ${after ?? "—"}`)
        .join("；"),
  },
  effectiveOn: { width: 12, value: ({ entry }) => entry.effectiveOn },
  source: {
    width: 40,
    value: ({ entry: { source }, block, byName }) =>
      `第 ${block.blockNo} 块，${deed(block.knownAt, byName ?? block.by)}，${source.row === 0 ? "名册或人工" : `${source.sheet} 第 ${source.row} 行`}`,
  },
};

function deed(at: string | undefined, name: string | undefined): string | undefined {
  return at === undefined ? undefined : `${shanghaiMinute(at)} ${name ?? ""}`.trim();
}
