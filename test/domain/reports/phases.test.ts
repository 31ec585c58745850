import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Block } from "#shared/domain/reports/body/block.ts";
import { reportBody } from "#shared/domain/reports/body/report-body.ts";
import { loanFacts } from "#test/support/postings.ts";
import { reportOf } from "#test/support/report-document.ts";

const programme: Programme = {
  ...defaultProgramme,
  goalFen: 1_000_000_000n,
  firstOn: "2016-06-01",
  lastOn: "2017-03-15",
  counties: defaultProgramme.counties.slice(0, 2),
};
const lent = (disbursedOn: string, wan: number, more: Partial<LoanFacts> = {}) =>
  loanFacts({ disbursedOn, amountFen: BigInt(wan) * 1_000_000n, countyCode: "341102", ...more });

function said(block: Block): string {
  if (block.kind !== "paragraph") return "";
  const runs = block.runs.map((run) => (typeof run === "string" ? run : "name" in run ? run.name : ""));
  return (block.lead ?? "") + runs.join("");
}

/** What the first chapter and the last say of a month, without what is told of forecast and counting bases. */
function sentences(month: string, loans: readonly LoanFacts[], of = programme): string[] {
  const told = reportBody(reportOf(loans, [], { programme: of, month })).blocks.map(said);
  return told.filter((text) => /^（[一二三]）|^\d\./.test(text));
}

describe("a report says where the programme stands", () => {
  test("before its window", () => {
    expect(sentences("2016-05", [])).toEqual([
      "（一）本月发放。2016年5月没有发放贷款。",
      "（二）累计发放。合作期自2016年6月1日至2017年3月15日，目标任务1,000万元，截至本月末尚未开始。",
      "（三）贷款余额。没有未结清贷款。",
      "1.合作期尚未开始。建议科协会同银行摸清农技协和会员的融资需求，做好开展贷款的准备。",
    ]);
  });

  test("with a plan and no yuan lent: red, and not in line with the plan", () => {
    const report = reportOf([], [], { programme, month: "2016-06" });
    expect(report.outlook.colour.level).toBe("red");
    expect(sentences("2016-06", [])).toEqual([
      "（一）本月发放。2016年6月没有发放贷款。",
      "（二）累计发放。2016年6月1日至2016年6月30日，没有发放贷款。完成目标任务1,000万元的0.00%，序时进度10.42%，慢于序时进度10.42个百分点。距目标还差1,000.00万元，合作期还剩8个整月，月均需发放125.00万元。",
      "（三）贷款余额。没有未结清贷款。",
      "1.合作期已过10.42%，还没有发放贷款，合作期还剩8个整月，月均需发放125.00万元。建议科协会同银行尽快对接首批农技协和会员。",
    ]);
  });

  test("in its window, in one county alone of two", () => {
    expect(
      sentences("2016-07", [lent("2016-06-03", 200), lent("2016-07-04", 100, { renewal: true })]),
    ).toEqual([
      "（一）本月发放。2016年7月发放贷款1笔、1户、100.00万元，全部为续贷。环比下降50.00%。",
      "（二）累计发放。2016年6月1日至2016年7月31日，累计发放贷款2笔、1户、300.00万元，其中新增1笔、200.00万元，续贷1笔、100.00万元；户均300.00万元。完成目标任务1,000万元的30.00%，序时进度21.18%，快于序时进度8.82个百分点。距目标还差700.00万元，合作期还剩7个整月，月均需发放100.00万元。",
      "（三）贷款余额。未结清贷款2笔，余额300.00万元（其中2笔银行未报余额，按发放金额计）。",
      "1.发放进度达到或快于序时进度，合作期还剩7个整月，月均需发放100.00万元。建议保持投放节奏，衔接好农时资金需求。",
      "2.本月没有发放的县（市、区）有1个：南谯区。建议当地科协了解原因，与银行支行会商推进。",
      "3.有2笔贷款银行未报余额，本期按发放金额计余额。建议银行在下月报表中补报余额和状态。",
    ]);
  });

  test("with one county, which nobody compares with itself", () => {
    const one = { ...programme, counties: programme.counties.slice(0, 1) };
    const remarks = sentences("2016-07", [lent("2016-07-04", 100, { countyCode: "000000" })], one);
    expect(remarks.join("")).not.toContain("没有发放的县");
  });

  test("in its last whole month, when a cut one is left", () => {
    const [, cumulative] = sentences("2017-02", [lent("2016-06-03", 200)]);
    expect(cumulative).toContain("距目标还差800.00万元，合作期剩余时间已不足一个整月。");
  });

  test("with the goal reached early, whose idle counties nobody scolds", () => {
    const told = sentences("2016-08", [lent("2016-08-03", 1200, { outstandingFen: 0n })]);
    expect(told[1]).toContain("序时进度31.94%，已提前完成目标任务，超出200.00万元。");
    expect(told[2]).toBe("（三）贷款余额。贷款已全部结清。");
    expect(told.slice(3)).toEqual(["1.已完成目标任务。建议转入提质阶段，重点做好贷后管理和典型推广。"]);
  });

  test("at its end, which closes the account of the goal", () => {
    const told = sentences("2017-03", [lent("2016-06-03", 200, { outstandingFen: 1n })]);
    expect(told[1]).toContain(
      "2016年6月1日至2017年3月15日，累计发放贷款1笔、1户、200.00万元，全部为新增贷款；户均200.00万元。合作期已于2017年3月15日结束，完成目标任务1,000万元的20.00%，未完成目标任务，差800.00万元。",
    );
    expect(told.at(-1)).toContain("1.合作期结束，距目标还差800.00万元。");
    expect(sentences("2017-03", [lent("2016-06-03", 1000)])[1]).toContain("目标任务已经完成。");
  });

  test("after it, of what is still owed, and that it is settled", () => {
    const owed = sentences("2017-06", [lent("2016-06-03", 200, { outstandingFen: 50_000_000n })]);
    expect(owed.at(-1)).toContain("1.还有1笔、50.00万元贷款未结清，按季通报至全部结清。");
    const settled = sentences("2017-06", [lent("2016-06-03", 200, { outstandingFen: 0n })]);
    expect(settled.at(-1)).toBe("1.贷款已全部结清，工作情况不再通报。");
  });

  test("in no phase with a number as a date, a dash for a comparison, or a goal with decimals that are none", () => {
    for (const month of ["2016-05", "2016-06", "2016-12", "2017-03", "2017-06"])
      for (const loans of [[], [lent("2016-06-03", 200)], [lent("2016-06-03", 1200)]]) {
        const { blocks } = reportBody(reportOf(loans, [], { programme, month }));
        expect(blocks.map(said).join("")).not.toMatch(/\d{4}-\d\d|[环同]比—|1,000\.00万元的/);
      }
  });
});
