import type { RouteOutput } from "#shared/contract/routes.ts";
import { changedText } from "../../format/loan-field.ts";
import { hashOf } from "../../hooks/use-route.ts";
import type { Column } from "../../ui/table.tsx";

type RowAnswer = RouteOutput<"list-import-rows">["items"][number];
type Refusal = { key: string; row: RowAnswer; reason: RowAnswer["reasons"][number] };

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

/** A loan that a row changes, field by field, before and after. */
export const changeColumns: readonly Column<RowAnswer>[] = [
  { head: "行", rowHead: true, cell: (row) => `${row.sheet} 第 ${row.row} 行` },
  {
    head: "借据号",
    kind: "code",
    cell: ({ loanNo }) => (loanNo === undefined ? "—" : <a href={hashOf(["loans", loanNo])}>{loanNo}</a>),
  },
  {
    head: "变更前 → 变更后",
    cell: ({ changes }) => (
      <ul>
        {changes?.map(({ field, name, before, after }) => (
          <li key={field}>
            {name}：{changedText(field, before)} → <b>{changedText(field, after)}</b>
          </li>
        ))}
      </ul>
    ),
  },
];
