import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { readReceipt } from "#shared/app/imports/read-receipt.ts";
import { readLoan } from "#shared/app/ledger/read-loan.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { claimableFields } from "#shared/domain/corrections/correction-request.ts";
import { templateColumns } from "#shared/domain/imports/template/template-columns.ts";
import { historyEntryToWire } from "#shared/http/ledger/journal-wire.ts";
import { loanToWire } from "#shared/http/ledger/loan-wire.ts";
import { loanFacts } from "../../web/src/pages/ledger/loan-facts.ts";
import { liaison, openOffice } from "./office.ts";
import { onTheWire } from "./on-the-wire.ts";

/*
 * What becomes of the column 担保人 in whatever copy of the product this file stands in, as JSON: it is run by the test of
 * new fields, in a copy whose table of fields has one.
 */
const reader = createWorkbookReader();
const { deps, commit } = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: reader });
const book = (guarantor: string) =>
  new TextEncoder().encode(
    `借据号,借款人,证件号码,客户类型,所属农技协,县区,放款金额(元),放款日期,担保人\r\n` +
      `341103001,张建国,11010519491231002X,会员,某某农技协,南谯区,50000,2016-06-05,${guarantor}\r\n`,
  );
await commit("first.csv", book("李四平"));
const { importId } = await commit("second.csv", book("王五"));
const receipt = await reader.read((await readReceipt(deps, liaison, importId)).body, "receipt.xlsx");
const supervisor: Person = { issuer: "test", subject: "s", displayName: "科协", role: "supervisor" };
const found = await readLoan(deps, liaison, { loanNo: "341103001" });
const wireFor = (caller: Person) =>
  onTheWire("read-loan", {
    ...loanToWire(found, caller),
    history: found.history.map((entry) => historyEntryToWire(entry, caller)),
    asOf: found.asOf,
  });
const changesOf = ({ history }: { history: readonly { changes: readonly { field: string }[] }[] }) =>
  history.flatMap(({ changes }) => changes.filter(({ field }) => field === "guarantor"));
const onWire = wireFor(supervisor);
console.log(
  JSON.stringify({
    loan: new Map<string, unknown>(Object.entries(found.loan.facts)).get("guarantor"),
    journal: changesOf(found),
    wire: new Map<string, unknown>(Object.entries(onWire)).get("guarantor"),
    wireChanges: changesOf(onWire),
    page: loanFacts(wireFor(liaison)).filter(([name]) => name === "担保人"),
    receipt: receipt.flatMap(({ rows }) =>
      [...rows].flatMap(({ cells }) => cells.map((cell) => (cell?.kind === "text" ? cell.text : ""))),
    ),
    template: templateColumns.map(({ header }) => header),
    claimable: claimableFields,
  }),
);
