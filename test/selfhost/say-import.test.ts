import { expect, test } from "vitest";
import type { ImportedFile } from "#selfhost/commands/import-file.ts";
import { sayImport } from "#selfhost/commands/say-import.ts";

const understood: NonNullable<ImportedFile["understood"]>[number] = {
  sheet: "CSV",
  hidden: false,
  headerRow: 1,
  firstDataRow: 2,
  amountUnit: "yuan",
  unitFrom: "default",
  outstandingUnit: "yuan",
  outstandingUnitFrom: "default",
  creditLineUnit: "yuan",
  fingerprint: "",
  columnsLeftOut: 0,
  columns: [],
  missing: [],
};
const file: ImportedFile = {
  state: "checked",
  stateName: "待入账",
  fileName: "台账.csv",
  understood: [understood],
  rows: [],
};

test("a file that was refused whole is not said to have been understood", () => {
  const problem = { code: "no-loan-table", message: "没有贷款明细的表头。", remedy: "请确认。" };

  expect(sayImport({ ...file, state: "refused", stateName: "已退回", problem })).toBe(
    "台账.csv：已退回\n  没有贷款明细的表头。请确认。",
  );
  expect(sayImport(file)).toContain("表头在第 1 行，金额单位：元");
});

test("a total of the file that does not agree is said once", () => {
  const said = sayImport({
    ...file,
    controlTotal: { fileFen: 100, readFen: 200, agrees: false },
    notices: [{ code: "control-total-differs", message: "文件自己的合计是 1.00 元，请核对。" }],
  });

  expect(said.match(/请核对/g)).toHaveLength(1);
  expect(said).toContain("文件合计 1.00 元，与逐行相加不一致，请核对");
});

test("what the file itself says otherwise, and what could not be read of it, is said first", () => {
  const said = sayImport({
    ...file,
    controlTotal: { fileFen: 100, readFen: 200, agrees: false },
    notices: [
      { code: "control-total-differs", message: "甲" },
      { code: "control-count-differs", message: "乙" },
      { code: "records-unfit", message: "丙" },
      { code: "rows-hidden", message: "丁" },
    ],
  });

  expect(said.split("\n").slice(1)).toEqual([
    "  文件合计 1.00 元，与逐行相加不一致，请核对",
    "  注意：乙",
    "  注意：丙",
    "  工作表“CSV”，表头在第 1 行，金额单位：元",
    "  注意：丁",
  ]);
});
