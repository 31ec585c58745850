import { type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { ReportDocument, ReportSource } from "../report-document.ts";
import { countCell, headRow, titleRows } from "./book-rows.ts";

const heads = ["序号", "文件", "银行", "入账日期", "SHA-256"] as const;

/** 数据来源: the files that the report rests on, the latest last, each with its hash. */
export function sourcesSheet({ programme, month, head, ...report }: ReportDocument): BookSheet {
  const { sources, sourcesMoreCount } = report;
  const more = sourcesMoreCount > 0 ? `；另有更早的${sourcesMoreCount}个文件未列出，见月报数据（.json）` : "";
  return {
    name: "数据来源",
    frozenRows: 3,
    columns: [8, 40, 32, 20, 70].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}数据来源（${monthText(month)}）`,
        `流水账第${head.blockNo}块、第${head.seq}条，哈希${head.hash}${more}`,
      ),
      headRow(3, heads),
      ...sources.map((source, index) => ({
        row: index + 4,
        cells: [
          countCell(index + 1),
          textCell(source.fileName),
          textCell(bookOf(source) ?? programme.bankName),
          textCell(enteredOn(source)),
          textCell(source.sha256),
        ],
      })),
    ],
  };
}

function bookOf({ bankName, branchNames = [] }: ReportSource): string | undefined {
  return branchNames.length === 0 ? bankName : `${bankName ?? ""}（${branchNames.join("、")}）`;
}

function enteredOn({ state, committedAt }: ReportSource): string {
  if (state === "kept") return "已撤销（部分保留）";
  return committedAt === null ? "入账中（部分入账）" : dayText(shanghaiDayOf(committedAt));
}
