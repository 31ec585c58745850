import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type MoneyUnit, moneyUnitNames } from "#shared/domain/base/money.ts";
import type { SheetRow } from "#shared/domain/base/sheet.ts";
import type { UnitSource } from "../import-record.ts";
import type { RateUnit } from "./header-word.ts";
import type { TableHeader } from "./table-header.ts";
import { cellText, compact } from "./text.ts";

/**
 * The units of a table's money columns, each with the place that states it, and how its rates are stated where their
 * header does not say.
 */
export type TableUnits = {
  amount: MoneyUnit;
  amountFrom: UnitSource;
  outstanding: MoneyUnit;
  outstandingFrom: UnitSource;
  creditLine: MoneyUnit;
  creditLineFrom: UnitSource;
  rate: RateUnit;
};

/** The units of a table that states none. */
export const defaultUnits: TableUnits = {
  amount: "yuan",
  amountFrom: "default",
  outstanding: "yuan",
  outstandingFrom: "default",
  creditLine: "yuan",
  creditLineFrom: "default",
  rate: "unstated",
};

const unitLine =
  /(?:^|[^填报借款编制])单位[::]?(?:[笔户个人次%‰]+[、,/;和])*(?:人民币)?(万元|万|元)(?!(?![笔户个人次整])[\u4e00-\u9fff])|[([【〔](?:金额[::]?)?(?:人民币)?(万元|元)[)\]】〕]$/;
const statedUnit = /(?:^|[^填报借款编制])单位[::]?(.*)$/;
/** After this many characters behind 单位： no unit is expected. */
const unitLengthMax = 8;

/** Units of money that are neither 元 nor 万元: taken for one of those they would be wrong by a factor. */
const foreignUnit = /(?:[十百千亿]万?|[百千]万|美|港|欧|日|英镑|外币)元|[十百千]万|亿/;

/**
 * The units of a table: from the column's header or the group above it, else from a line 单位：… above the header or the
 * sheet's name, else as the liaison decided, else yuan. Fails with `unit-contradictory` when two of these differ, and
 * with `unit-unknown` when one names 千元, 亿元 or a foreign currency.
 */
export function findUnits(
  sheetName: string,
  rowsAbove: readonly SheetRow[],
  header: TableHeader,
): TableUnits {
  const amount = header.columns.get("amount");
  const outstanding = header.columns.get("outstanding");
  const creditLine = header.columns.get("creditLine");
  const above = statedUnits(sheetName, [
    { row: 0, cells: [{ kind: "text", text: sheetName }] },
    ...rowsAbove,
  ]);
  for (const column of [amount, outstanding, creditLine]) {
    refuseForeign(sheetName, column?.header ?? "");
    refuseDifferent(sheetName, [column?.read.moneyUnit, column?.groupUnit]);
  }
  const amountStated = amount?.read.moneyUnit;
  const outstandingStated = outstanding?.read.moneyUnit;
  const creditLineStated = creditLine?.read.moneyUnit;
  refuseDifferent(sheetName, above.money);
  const [title] = above.money;
  const decided = header.decidedUnit;
  if (title !== undefined) {
    refuseDifferent(sheetName, [title, amountStated, outstandingStated, creditLineStated, decided]);
  }
  refuseDifferent(sheetName, [amountStated, decided]);
  const [amountUnit, amountFrom] = firstStated(amountStated, title, decided, "yuan");
  const [outstandingUnit, outstandingFrom] = firstStated(outstandingStated, title, decided, amountUnit);
  const [creditLineUnit, creditLineFrom] = firstStated(creditLineStated, title, decided, amountUnit);
  return {
    amount: amountUnit,
    amountFrom,
    outstanding: outstandingUnit,
    outstandingFrom,
    creditLine: creditLineUnit,
    creditLineFrom,
    rate: above.rate,
  };
}

/** The units of money and of rates that lines outside the table state: 单位：万元, （元）, 单位：元、‰. */
export function statedUnits(
  sheetName: string,
  rows: readonly SheetRow[],
): { money: readonly MoneyUnit[]; rate: RateUnit } {
  const money = new Set<MoneyUnit>();
  let rate: RateUnit = "unstated";
  for (const { cells } of rows) {
    const texts = cells.map((cell) => compact(cellText(cell)));
    for (const [index, text] of texts.entries()) {
      const next = texts.slice(index + 1).find((other) => other !== "") ?? "";
      const line = /单位[::]?$/.test(text) ? text + next : text;
      const told = statedUnit.exec(line)?.[1];
      if (told !== undefined) {
        refuseForeign(sheetName, told.slice(0, unitLengthMax));
        if (told.includes("‰")) rate = "permille";
        else if (told.includes("%")) rate = "percent";
      }
      const match = unitLine.exec(line);
      if (match !== null) money.add((match[1] ?? match[2]) === "元" ? "yuan" : "wan");
    }
  }
  return { money: [...money], rate };
}

/** Fails with `unit-contradictory` when what is stated is not all the same. */
export function refuseDifferent(sheetName: string, stated: readonly (MoneyUnit | undefined)[]): void {
  const units = new Set(stated.filter((unit) => unit !== undefined));
  if (units.size <= 1) return;
  throw new LedgerFailure("unit-contradictory", {
    sheet: sheetName,
    units: [...units].map((unit) => `“${moneyUnitNames[unit]}”`),
  });
}

function firstStated(
  header: MoneyUnit | undefined,
  title: MoneyUnit | undefined,
  decided: MoneyUnit | undefined,
  otherwise: MoneyUnit,
): [MoneyUnit, UnitSource] {
  if (header !== undefined) return [header, "header"];
  if (title !== undefined) return [title, "title"];
  return decided !== undefined ? [decided, "decision"] : [otherwise, "default"];
}

function refuseForeign(sheetName: string, text: string): void {
  const unit = foreignUnit.exec(compact(text))?.[0];
  if (unit !== undefined) throw new LedgerFailure("unit-unknown", { sheet: sheetName, unit });
}
