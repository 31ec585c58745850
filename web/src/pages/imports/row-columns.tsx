import type { ComponentChildren } from "preact";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { changedText } from "../../format/loan-field.ts";
import { wan, yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import type { Column } from "../../ui/table.tsx";

type RowAnswer = RouteOutput<"list-import-rows">["items"][number];
type Refusal = { key: string; row: RowAnswer; reason: RowAnswer["reasons"][number] };
type Standing = NonNullable<RowAnswer["stands"]>;
type WrittenField = NonNullable<RowAnswer["written"]>[number]["field"];
type FieldChange = NonNullable<RowAnswer["changes"]>[number];
/** One changed field of a row; `first` for the first of its row. */
type Change = { key: string; row: RowAnswer; change: FieldChange; first: boolean };

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

/** The fields that rows change, before and after side by side; `names` tells what the codes of counties and associations are. */
export function changeColumns(names: ReadonlyMap<string, string>): readonly Column<Change>[] {
  return [
    { head: "行", cell: ({ row, first }) => first && `${row.sheet} 第 ${row.row} 行` },
    {
      head: "借据号",
      kind: "code",
      rowHead: true,
      cell: ({ row, first }) =>
        first ? <LoanLink row={row} /> : <span class="visually-hidden">{row.loanNo}</span>,
    },
    { head: "项目", cell: ({ change }) => change.name },
    { head: "变更前", cell: ({ change }) => shownValue(change, change.before, names) },
    { head: "变更后", cell: ({ change }) => <b>{shownValue(change, change.after, names)}</b> },
    { head: "增减", kind: "figure", cell: ({ change }) => differenceOf(change) },
  ];
}

/** The whole loan of a row as it will stand; with `cells`, what the bank's file has in the cell stands below. */
export function standingColumns(cells: boolean): readonly Column<RowAnswer>[] {
  const below = (row: RowAnswer, field: WrittenField) => cells && <WrittenCell row={row} field={field} />;
  const column = (
    head: string,
    field: WrittenField,
    textOf: (stands: Standing) => string,
    kind?: "figure" | "code",
  ): Column<RowAnswer> => ({
    head,
    ...(kind === undefined ? {} : { kind }),
    cell: (row) => (
      <>
        {(row.stands && textOf(row.stands)) || "—"}
        {below(row, field)}
      </>
    ),
  });
  return [
    { head: "行", kind: "code", cell: (row) => `${row.sheet} 第 ${row.row} 行` },
    { head: "借据号", kind: "code", rowHead: true, cell: (row) => <LoanLink row={row} /> },
    column("借款人", "borrowerName", ({ borrowerName }) => borrowerName),
    column("农技协", "associationName", ({ associationName }) => associationName),
    column("县（市、区）", "countyName", ({ countyName }) => countyName),
    {
      head: "放款金额（元）",
      kind: "figure",
      cell: (row) => (
        <>
          {amountText(row)}
          {below(row, "amount")}
        </>
      ),
    },
    column("放款日期", "disbursedOn", ({ disbursedOn }) => disbursedOn, "code"),
    column("余额（元）", "outstanding", ({ outstandingFen }) => yuan(outstandingFen), "figure"),
  ];
}

/** A row that is not a loan. */
export const skippedColumns: readonly Column<RowAnswer>[] = [
  { head: "行", rowHead: true, cell: (row) => `${row.sheet} 第 ${row.row} 行` },
  { head: "是什么", cell: ({ skippedName }) => skippedName ?? "—" },
];

/** What an earlier version checked has the amount alone. */
function amountText({ stands, amountFen }: RowAnswer): string {
  const fen = stands?.amountFen ?? amountFen;
  return fen === undefined ? "—" : yuan(fen);
}

function WrittenCell({ row, field }: { row: RowAnswer; field: WrittenField }) {
  const found = row.written?.find((one) => one.field === field);
  if (found === undefined) return <small class="written">表中没有这一列</small>;
  return (
    <small class="written">
      {found.cell}：{found.text || "（空）"}
    </small>
  );
}

/** A loan's number, as a link where there is such a loan. */
function LoanLink({ row: { loanNo, inLedger } }: { row: RowAnswer }) {
  if (loanNo === undefined) return "—";
  return inLedger === true ? <a href={hashOf(["loans", loanNo])}>{loanNo}</a> : loanNo;
}

function shownValue(
  { field }: FieldChange,
  text: string | null,
  names: ReadonlyMap<string, string>,
): ComponentChildren {
  const fen = fenOf(field, text);
  if (fen !== undefined) {
    return (
      <span class="money money-left">
        {yuan(fen)} 元<small>{wan(fen)} 万元</small>
      </span>
    );
  }
  const named = field === "countyCode" || field === "associationId" ? names.get(text ?? "") : undefined;
  return named ?? changedText(field, text);
}

function differenceOf({ field, before, after }: FieldChange): string {
  const [was, is] = [fenOf(field, before), fenOf(field, after)];
  if (was === undefined || is === undefined) return "";
  return `${is > was ? "+" : "−"}${yuan(Math.abs(is - was))} 元`;
}

function fenOf(field: string, text: string | null): number | undefined {
  if (!field.endsWith("Fen") || text === null || !/^-?\d+$/.test(text)) return undefined;
  return Number(text);
}
