import { LedgerFailure } from "../failure.ts";
import { type MoneyUnit, moneyUnitNames } from "../money.ts";
import type { Sheet } from "../sheet.ts";
import type { TableHeader } from "./find-header.ts";
import { cellText, compact } from "./text.ts";

/** The units of a table's money columns, and where the amount's was told. */
export type TableUnits = {
  amount: MoneyUnit;
  outstanding: MoneyUnit;
  from: "header" | "title" | "default";
};

const unitLine =
  /(?:^|[^填报借款编制])单位[::]?(?:[笔户个人次%‰]+[、,/;和])*(?:人民币)?(万元|万|元)|[([【〔](?:金额[::]?)?(?:人民币)?(万元|元)[)\]】〕]$/;

/** Units of money that are neither 元 nor 万元: taken for one of those they would be wrong by a factor. */
const foreignUnit = /(?:[十百千亿]万?|[百千]万|美|港|欧|日|英镑|外币)元|[十百千]万|亿/;

/**
 * The units of a table: of the column's own header, else of a line 单位：… above the header, else yuan.
 * Fails with `unit-contradictory` when two lines, or a line and a header, differ,
 * and with `unit-unknown` when one names 千元, 亿元 or a foreign currency.
 */
export function findUnits(sheet: Sheet, header: TableHeader): TableUnits {
  for (const field of ["amount", "outstanding"] as const) {
    refuseForeign(sheet, header.columns.get(field)?.header ?? "");
  }
  const titled = titleUnits(sheet, header);
  const amountStated = header.columns.get("amount")?.read.moneyUnit;
  const outstandingStated = header.columns.get("outstanding")?.read.moneyUnit;
  const told = new Set<MoneyUnit>(titled);
  if (titled.size > 0) {
    if (amountStated !== undefined) told.add(amountStated);
    if (outstandingStated !== undefined) told.add(outstandingStated);
  }
  if (told.size > 1) {
    throw new LedgerFailure("unit-contradictory", {
      sheet: sheet.name,
      units: [...told].map((unit) => `“${moneyUnitNames[unit]}”`),
    });
  }
  const [title] = titled;
  const amount = amountStated ?? title ?? "yuan";
  return {
    amount,
    outstanding: outstandingStated ?? title ?? amount,
    from: amountStated !== undefined ? "header" : title !== undefined ? "title" : "default",
  };
}

function titleUnits(sheet: Sheet, header: TableHeader): Set<MoneyUnit> {
  const units = new Set<MoneyUnit>();
  for (const row of sheet.rows) {
    if (row.row >= header.firstRow) break;
    const texts = row.cells.map((cell) => compact(cellText(cell)));
    for (const [index, text] of texts.entries()) {
      const next = texts.slice(index + 1).find((other) => other !== "") ?? "";
      if (/单位[::]?/.test(text)) refuseForeign(sheet, text.replace(/^.*?单位[::]?/, "") || next);
      const match = unitLine.exec(text) ?? (/单位[::]?$/.test(text) ? unitLine.exec(`单位:${next}`) : null);
      if (match !== null) units.add((match[1] ?? match[2]) === "元" ? "yuan" : "wan");
    }
  }
  return units;
}

function refuseForeign(sheet: Sheet, text: string): void {
  const unit = foreignUnit.exec(compact(text))?.[0];
  if (unit !== undefined) throw new LedgerFailure("unit-unknown", { sheet: sheet.name, unit });
}
