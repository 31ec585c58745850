import type { CellForm } from "#shared/domain/base/book.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import type { ChoiceList, LoanFieldKind, PlainKind } from "#shared/domain/ledger/loan-field-row.ts";
import { type ColumnField, columnFacts, columnFields } from "../reading/columns.ts";

/** A column of the template: its header, look and meaning, and a synthetic example. */
export type TemplateColumn = {
  field: ColumnField;
  header: string;
  required: boolean;
  width: number;
  form?: CellForm | undefined;
  choices?: ChoiceList | undefined;
  meaning: string;
  written: string;
  example: string;
};

const formOf: Partial<Record<LoanFieldKind, CellForm>> = {
  code: "text",
  fen: "money",
  day: "day",
  ppm: "rate",
};
const unitOf: Partial<Record<LoanFieldKind, string>> = { fen: "（元）", ppm: "（%）" };
/** How cells of a kind are filled in unless the table of fields says otherwise. */
const writtenAs: Record<PlainKind, string> = {
  text: "文字",
  code: "文本",
  fen: "数字，单位元，最多两位小数",
  day: "日期",
  ppm: "数字，单位 %：4.75 表示 4.75%",
  flag: "下拉选择：是、否",
};

/** The columns of the template in their order; the headers of required ones begin with a star. */
export const templateColumns: readonly TemplateColumn[] = columnFields.map(templateColumn);

function templateColumn(word: ColumnField): TemplateColumn {
  const { name, field, kind, required, template } = columnFacts[word];
  const row = field && loanFieldRows[field];
  const names = row?.kind === "enum" ? Object.values(row.names) : [];
  return {
    field: word,
    header: `${required ? "*" : ""}${name}${unitOf[kind] ?? ""}`,
    required,
    form: formOf[kind],
    choices: kind === "flag" ? "yesNo" : undefined,
    written: kind === "enum" ? `下拉选择：${names.join("、")}` : writtenAs[kind],
    ...template,
  };
}
