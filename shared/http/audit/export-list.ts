import type * as listed from "#shared/app/audit/read-listed.ts";
import { type BookDocument, bookDocument } from "#shared/app/base/book-document.ts";
import { type RouteId, type RouteInput, routes } from "#shared/contract/routes.ts";
import { memberOrders } from "#shared/domain/associations/register-lists.ts";
import type { BookSheet } from "#shared/domain/base/book.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type ListValue, listBook } from "#shared/domain/base/list-book.ts";
import { listOrderOf } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { correctionOrders } from "#shared/domain/corrections/correction-list.ts";
import { importOrders } from "#shared/domain/imports/import-list.ts";
import { loanOrders } from "#shared/domain/ledger/loan-list.ts";
import { shownChanges } from "#shared/domain/ledger/masking.ts";
import { associationToWire } from "#shared/http/associations/association-wire.ts";
import { memberToWire } from "#shared/http/associations/member-wire.ts";
import { correctionToWire } from "#shared/http/corrections/correction-wire.ts";
import { importToWire } from "#shared/http/imports/import-wire.ts";
import { loanToWire } from "#shared/http/ledger/loan-wire.ts";
import type { Deps } from "#shared/ports/deps.ts";
import * as fields from "./export-fields.ts";
import { exportHeads } from "./export-heads.ts";

type Asked = RouteInput<"export-list">["body"];
type ListId = Asked["list"];
type ExportDeps = listed.ListedDeps & Pick<Deps, "bookWriter">;

/** The route of the page's own list: who may not call that may not export it. */
const listRoutes: Record<ListId, RouteId> = {
  loans: "list-loans",
  imports: "list-imports",
  associations: "list-associations",
  members: "list-members",
  corrections: "list-corrections",
  journal: "list-journal",
};
const bookNames: Record<ListId, string> = {
  loans: "台账",
  imports: "导入记录",
  associations: "农技协",
  members: "会员",
  corrections: "更正申请",
  journal: "流水",
};

/** A list as a workbook. Fails with `not-permitted`, `list-too-long`, and as the list itself does. */
export async function exportList(
  read: typeof listed,
  deps: ExportDeps,
  caller: Person,
  asked: Asked,
): Promise<BookDocument> {
  const { callers } = routes[listRoutes[asked.list]];
  if (callers !== "anyone" && !callers.some((role) => role === caller.role))
    throw new LedgerFailure("not-permitted");
  const { sheets, rows } = await sheetsOf(read, deps, caller, asked);
  deps.log("list-exported", { list: asked.list, role: caller.role, rows });
  return bookDocument(`${bookNames[asked.list]}-${shanghaiDayOf(deps.now())}`, {
    bytes: await deps.bookWriter(sheets),
    ending: "xlsx",
  });
}

async function sheetsOf(
  read: typeof listed,
  deps: ExportDeps,
  caller: Person,
  asked: Asked,
): Promise<{ sheets: BookSheet[]; rows: number }> {
  switch (asked.list) {
    case "loans": {
      const { list: _, columns, sort, ...query } = asked;
      const order = listOrderOf(loanOrders, sort);
      const rows = await read.readListedLoans(deps, caller, { ...query, order });
      return sheetOf(asked, columns, fields.loanFields, rows, (row) => loanToWire(row, caller));
    }
    case "imports": {
      const rows = await read.readListedImports(deps, caller, {
        ...asked,
        order: listOrderOf(importOrders, asked.sort),
      });
      return sheetOf(asked, asked.columns, fields.importFields, rows, (row) =>
        importToWire(row, caller, deps),
      );
    }
    case "associations": {
      const rows = await read.readListedAssociations(deps, caller, asked.associationIds);
      return sheetOf(asked, asked.columns, fields.associationFields, rows, (row) =>
        associationToWire(row, caller),
      );
    }
    case "members": {
      const rows = await read.readListedMembers(deps, caller, {
        ...asked,
        order: listOrderOf(memberOrders, asked.sort),
      });
      return sheetOf(asked, asked.columns, fields.memberFields, rows, (row) => memberToWire(row, caller));
    }
    case "corrections": {
      const rows = await read.readListedCorrections(deps, caller, {
        ...asked,
        order: listOrderOf(correctionOrders, asked.sort),
      });
      return sheetOf(asked, asked.columns, fields.correctionFields, rows, (row) =>
        correctionToWire(row, caller),
      );
    }
    case "journal": {
      const rows = await read.readListedEntries(deps, caller, asked);
      return sheetOf(asked, asked.columns, fields.entryFields, rows, ({ entry, ...rest }) => ({
        ...rest,
        entry: { ...entry, changes: shownChanges(caller, entry.changes) },
      }));
    }
  }
}

type Field<Shown> = { width: number; value: (row: Shown) => ListValue };

/** The rows are made one by one while the book is written: not all of them are held as people see them. */
function sheetOf<Column extends string, Row, Shown>(
  { list }: Asked,
  columns: readonly Column[],
  table: Readonly<Record<Column, Field<Shown>>>,
  rows: readonly Row[],
  show: (row: Row) => Shown,
): { sheets: BookSheet[]; rows: number } {
  const heads = exportHeads(list);
  const chosen = columns.map((column) => {
    const { width, value } = table[column];
    return { head: heads.get(column) ?? column, width, value: (row: Shown) => withoutNumbers(value(row)) };
  });
  return { sheets: listBook(bookNames[list], chosen, shownRows(rows, show)), rows: rows.length };
}

function* shownRows<Row, Shown>(rows: readonly Row[], show: (row: Row) => Shown): Iterable<Shown> {
  for (const row of rows) yield show(row);
}

/** What an earlier version let into the ledger is masked, as in every answer. */
function withoutNumbers(value: ListValue): ListValue {
  return typeof value === "string" ? maskPersonNumbers(value, { likely: false }) : value;
}
