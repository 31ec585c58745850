import { expect, test } from "vitest";
import { type ProgressParts, sayProgress } from "#selfhost/commands/say-progress.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { zeroMeasures } from "#shared/domain/ledger/totals.ts";
import { progressOf } from "#shared/domain/progress/progress.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";

function say(months: readonly string[], asOf: string, parts: ProgressParts = {}): string[] {
  const cells = months.map((month, index) => ({
    month,
    countyCode: index === 5 ? "341103" : "341102",
    borrowerType: "member" as const,
    measures: { ...zeroMeasures(), loanCount: 1n, disbursedFen: 400_000_000n },
  }));
  const cut = { months: [], loans: [] };
  const progress = progressOf(defaultProgramme, cells, cut, { asOf, today: asOf });
  return sayProgress(onTheWire("read-progress", progress), parts).split("\n");
}

test("the command says plan, colour, speed, forecast and ranks", () => {
  const months = ["2016-06", "2016-07", "2016-08", "2016-09", "2016-10", "2016-11"];
  const lines = say(months, "2016-11-30");
  expect(lines.slice(2, 6)).toEqual([
    "按计划应完成 5,013.70 万元；黄色督办：比计划落后 8.71 个百分点",
    "此后每月须放款 920.00 万元，近期每月 400.00 万元",
    "预测：到期 14,400.00 万元（十次约有八次在 11,846.55 万元至 16,953.45 万元），期内达不到目标",
    "  方法：各种可能走势的加权平均；按此法回测 3 次，下月平均误差 0%",
  ]);
  expect(lines).toContain("  琅琊区  5 笔  2,000.00 万元  第 1 位");
  expect(lines).toContain("  南谯区  1 笔  400.00 万元  第 2 位");
});

test("the command says what each bank and branch lent", () => {
  const lent = {
    loanCount: 2,
    disbursedFen: 800_000_000,
    outstandingFen: 400_000_000,
    percentOfDisbursed: 100,
  };
  const half = { ...lent, loanCount: 1, disbursedFen: 400_000_000, percentOfDisbursed: 50 };
  const branches = [
    { ...half, branchId: "east", name: "东城支行" },
    { ...half, branchId: null, name: "其他或未注明支行" },
  ];
  const lines = say(["2016-06", "2016-07"], "2016-11-30", {
    byBank: [{ ...lent, bankId: "psbc-chuzhou", name: "邮储银行", branches }],
  });
  expect(lines.slice(-4)).toEqual([
    "按银行和支行：",
    "  邮储银行  2 笔  800.00 万元（占 100%），余额 400.00 万元",
    "    东城支行  1 笔  400.00 万元（占 50%），余额 400.00 万元",
    "    其他或未注明支行  1 笔  400.00 万元（占 50%），余额 400.00 万元",
  ]);
});

test("of a programme that is over nothing is asked and nothing forecast", () => {
  const lines = say(["2016-06"], "2019-06-01");
  expect(lines.slice(2, 4)).toEqual([
    "按计划应完成 30,000.00 万元；红色督办：2019年5月31日已到期，还差 29,600.00 万元",
    "预测：数据不足（合作期已经结束）",
  ]);
});
