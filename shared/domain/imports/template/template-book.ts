import { type BookCell, type BookRow, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { borrowerTypeNames, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { classificationNames, classifications } from "#shared/domain/ledger/classification.ts";
import type { ChoiceList } from "#shared/domain/ledger/loan-field-row.ts";
import { loanStatuses, loanStatusNames } from "#shared/domain/ledger/loan-status.ts";
import { type Association, associationNameKey } from "#shared/domain/people/association.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type TemplateColumn, templateColumns } from "./template-columns.ts";
import { templateSheets } from "./template-sheets.ts";

/** The version of the template's layout; the hash of its columns shows when they change. */
export const templateVersion = 2;

/** What the template is made from: the lists as they are on a day, and a short hash of its columns. */
export type TemplateFacts = {
  programme: Pick<Programme, "name" | "counties">;
  associations: readonly Association[];
  listsOn: Day;
  columnsHash: string;
};

type Lists = Record<ChoiceList, readonly string[]>;
const listOrder = [
  "borrowerTypes",
  "counties",
  "associations",
  "statuses",
  "classifications",
  "yesNo",
] as const;
/** Lists that allow other entries too. */
const openLists: ReadonlySet<ChoiceList> = new Set(["associations"]);

/** What the hash of a template's columns is made over. */
export const templateColumnsText = templateColumns.map(({ header }) => header).join("\n");

/** The template to fill: the sheet of loans, how to fill it, and the lists on a hidden sheet. */
export function templateBook(facts: TemplateFacts): BookSheet[] {
  const lists = listsOf(facts);
  return [loansSheet(lists), guideSheet(facts), listsSheet(lists)];
}

function listsOf({ programme, associations }: TemplateFacts): Lists {
  const confirmedFirst = associations.toSorted((a, b) => Number(b.confirmed) - Number(a.confirmed));
  const names = new Map(
    confirmedFirst.map(({ name }) => [associationNameKey(name), maskPersonNumbers(name)]),
  );
  return {
    borrowerTypes: borrowerTypes.map((type) => borrowerTypeNames[type]),
    counties: programme.counties.map(({ name }) => name),
    associations: [...names.values()],
    statuses: loanStatuses.map((status) => loanStatusNames[status]),
    classifications: classifications.map((one) => classificationNames[one]),
    yesNo: ["是", "否"],
  };
}

function loansSheet(lists: Lists): BookSheet {
  const dataDay: BookRow = {
    row: 1,
    cells: [
      textCell("数据日期", { tone: "head" }),
      { content: null, form: "day", tone: "required" },
      textCell("← 填这份数据截至的日期；带 * 的列必填，填写办法见“填表说明”。"),
    ],
  };
  const header: BookRow = {
    row: 2,
    cells: templateColumns.map((column) =>
      textCell(column.header, { tone: column.required ? "required" : "head" }),
    ),
  };
  return {
    name: templateSheets.loans,
    frozenRows: 2,
    columns: templateColumns.map(({ width, form, choices }) => ({
      width,
      form,
      choices: choices && {
        sheet: templateSheets.lists,
        column: listOrder.indexOf(choices),
        count: lists[choices].length,
        closed: !openLists.has(choices),
      },
    })),
    rows: [dataDay, header],
  };
}

function guideSheet({ programme, listsOn, columnsHash }: TemplateFacts): BookSheet {
  const lines: BookCell[][] = [
    [textCell(`${programme.name}：贷款明细填表说明`)],
    [textCell(`模板版本 ${templateVersion}，名单截至 ${listsOn}，列校验 ${columnsHash}`)],
    [textCell("一笔借据一行，从第 3 行填起；不要增删、改名或合并列，不要写“同上”，合计行可有可无。")],
    [textCell("填好后在“导入”页上传；先核对，确认后才入账。有问题的行会逐格说明原因和改法。")],
    ["列", "必填", "填什么", "怎样填", "示例"].map((head) => textCell(head, { tone: "head" })),
    ...templateColumns.map(guideLine),
  ];
  return {
    name: templateSheets.guide,
    columns: [26, 6, 40, 46, 24].map((width) => ({ width })),
    rows: lines.map((cells, index) => ({ row: index + 1, cells })),
  };
}

function guideLine({ header, required, meaning, written, example }: TemplateColumn): BookCell[] {
  const tone = required ? "required" : undefined;
  return [
    textCell(header, { tone }),
    textCell(required ? "必填" : "选填"),
    ...[meaning, written, example].map((text) => textCell(text, { wrap: true })),
  ];
}

function listsSheet(lists: Lists): BookSheet {
  const longest = Math.max(...listOrder.map((list) => lists[list].length));
  return {
    name: templateSheets.lists,
    hidden: true,
    columns: listOrder.map(() => ({ width: 20 })),
    rows: Array.from({ length: longest }, (_, index) => ({
      row: index + 1,
      cells: listOrder.map((list) => {
        const entry = lists[list][index];
        return entry === undefined ? null : textCell(entry);
      }),
    })),
  };
}
