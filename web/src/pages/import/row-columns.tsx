import type { RouteOutput } from "#shared/contract/routes.ts";
import { changedText } from "../../format/loan-field.ts";
import { hashOf } from "../../hooks/use-route.ts";
import type { Column } from "../../ui/table.tsx";

type RowAnswer = RouteOutput<"list-import-rows">["items"][number];
type Refusal = { key: string; row: RowAnswer; reason: RowAnswer["reasons"][number] };
type Change = { key: string; row: RowAnswer; change: NonNullable<RowAnswer["changes"]>[number] };

/** A refused cell: where it stands, what it holds (masked), why it is refused and what to do. */
export const refusalColumns: readonly Column<Refusal>[] = [
  { head: "工作表", cell: ({ row }) => row.sheet },
  {
    head: "单元格",
    kind: "code",
    rowHead: true,
    cell: ({ reason, row }) => reason.cell || `第 ${row.row} 行`,
  },
  { head: "列", kind: "code", cell: ({ reason }) => reason.column },
  { head: "内容", cell: ({ reason }) => reason.value || "（空）" },
  { head: "原因", cell: ({ reason }) => reason.message },
  { head: "怎样改", cell: ({ reason }) => reason.remedy },
];

/** A changed field of a loan, before and after. */
export const changeColumns: readonly Column<Change>[] = [
  { head: "行", rowHead: true, cell: ({ row }) => `${row.sheet} 第 ${row.row} 行` },
  {
    head: "借据号",
    kind: "code",
    cell: ({ row }) =>
      row.loanNo === undefined ? "—" : <a href={hashOf(["loans", row.loanNo])}>{row.loanNo}</a>,
  },
  { head: "项目", cell: ({ change }) => change.name },
  { head: "变更前", cell: ({ change }) => changedText(change.field, change.before) },
  { head: "变更后", cell: ({ change }) => changedText(change.field, change.after) },
];
