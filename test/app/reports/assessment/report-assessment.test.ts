import { beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { confirmAssociations } from "#shared/app/associations/confirm-associations.ts";
import { closeCorrection } from "#shared/app/corrections/close-correction.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { decideAssessment } from "#shared/app/reports/assessment/decide-assessment.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { defaultAssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import type { ReportDocument } from "#shared/domain/reports/report-document.ts";
import { personOf } from "#test/support/corrections.ts";
import { undrawnReports } from "#test/support/drawn-reports.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { plainHeaders, plainRow, rowsOf, sheetOf } from "#test/support/sheets.ts";
import { partText } from "#test/support/unzip.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const hostile = `<img src=x onerror="a()">\n=HYPERLINK("x") 𠮷\u202e`;

let office: Office;
let clock: string;
const settle = async (change: Partial<typeof defaultAssessmentRules>) => {
  const { revision = 0 } = (await office.deps.settings.current()) ?? {};
  const assessmentRules = { ...defaultAssessmentRules, ...change };
  await changeSettings(office.deps, supervisor, { revision, reason: "试行", settings: { assessmentRules } });
};
const decide = async (id: string, changes: Partial<Parameters<typeof decideAssessment>[2]> = {}) =>
  decideAssessment(await withCurrentProgramme(office.deps), supervisor, {
    ...{ quarter: "2016Q3", subject: { kind: "county", id }, step: "open", revision: 0 },
    ...{ text: "发放落后", responsible: "琅琊区科协", dueOn: "2016-11-05", ...changes },
  });
const publish = async (month: string) =>
  publishReport(await withCurrentProgramme(office.deps), supervisor, month);
const remake = (month: string) => remakeReport(office.deps, month);
const noNews = async (day: string) =>
  office.commit(`${day}.xlsx`, [
    sheetOf("明细", [
      [`数据日期：${day}`],
      plainHeaders,
      plainRow(`N${day}`, 10_000, day < "2016-08" ? "2016-06-05" : "2016-08-05"),
    ]),
  ]);
const textOf = ({ files }: { files: { html: Uint8Array } }) =>
  new TextDecoder().decode(files.html).replaceAll(/<\/?bdi>|<span class="n">|<\/span>/g, "");

beforeEach(async () => {
  clock = "2016-07-02";
  let second = 0;
  const now = () =>
    `${clock}T02:${String(Math.floor(second / 60) % 60).padStart(2, "0")}:${String(second++ % 60).padStart(2, "0")}.000Z`;
  office = openOffice(openSqliteStore({ file: ":memory:" }), { ...undrawnReports, now });
  await noNews("2016-06-30");
  const [one] = await office.deps.associations.list();
  await confirmAssociations(office.deps, supervisor, { associationIds: [one?.associationId ?? ""] });
  clock = "2016-10-05";
  await noNews("2016-09-30");
});

describe("the report of a quarter's last month", () => {
  test("prints the scores of counties and branches where the rules say so, and those of associations in the annex", async () => {
    await settle({ inReport: true });
    await publish("2016-09");

    const made = await remake("2016-09");

    expect(made.equal).toBe(true);
    const { assessment } = made.document;
    expect(assessment?.cards?.quarter).toBe("2016Q3");
    expect(new Set(assessment?.cards?.scorecards.map(({ kind }) => kind))).toEqual(
      new Set(["county", "branch"]),
    );
    expect(textOf(made)).toContain("八、考核评价与整改");
    expect(textOf(made)).toContain(
      "2016年第三季度按考核办法考核8个县（市、区）和1家银行（支行），满分100分。",
    );
    expect(partText(made.files.docx, "word/document.xml")).toContain("八、考核评价与整改");
    const sheet = (await sheetsOf(made.files.xlsx)).find(({ name }) => name === "考核表");
    expect(rowsOf(sheet)).toHaveLength(3 + 8 + 1 + 1);
    expect(JSON.stringify(rowsOf(sheet))).toContain("琅琊花生协会");
    expect(new TextDecoder().decode(made.files.json)).not.toContain("琅琊花生协会");
  });

  test("says nothing of scores without rules, with awaited data, or in another month", async () => {
    await publish("2016-09");
    await settle({ inReport: true });
    await publish("2016-08");
    clock = "2017-01-05";
    await publish("2016-12");

    for (const month of ["2016-08", "2016-09", "2016-12"]) {
      const made = await remake(month);
      expect([month, made.equal, made.document.assessment]).toEqual([month, true, undefined]);
      expect(textOf(made)).not.toContain("考核评价");
    }
    expect((await remake("2016-12")).document.withholds).toBe(true);
  });

  test("is made again as rules, requests, registers and loans stood then", async () => {
    const peanuts = personOf("association", {
      associationId: associationIdOf("琅琊花生协会", office.deps.sha256),
    });
    clock = "2016-09-12";
    const said = { loanNo: "N2016-06-30", field: "amountFen", text: "不对" } as const;
    const { request } = await raiseCorrection(office.deps, peanuts, said);
    clock = "2016-10-05";
    await settle({ inReport: true, exampleFrom: 80 });
    await publish("2016-09");
    const before = await remake("2016-09");
    const answers = (document: ReportDocument) =>
      document.assessment?.cards?.scorecards
        .find(({ kind }) => kind === "branch")
        ?.scores.find(({ measure }) => measure === "answers")?.figures;
    expect(answers(before.document)).toEqual({ unit: "count", done: 0n, of: 1n });

    clock = "2016-11-02";
    await settle({ inReport: false });
    const { correctionId } = request;
    await closeCorrection(office.deps, supervisor, { correctionId, revision: 1, text: "已更正" });
    await noNews("2016-10-31");

    expect(await remake("2016-09")).toMatchObject({ equal: true, sha256: before.sha256 });
  });
});

describe("what was decided", () => {
  test("is told in the next report, followed up in every one, and made again as it was", async () => {
    await decide("341102", { text: hostile, responsible: hostile });
    await publish("2016-09");
    clock = "2016-11-10";
    await noNews("2016-10-31");
    await publish("2016-10");
    await decide("341102", { step: "close", revision: 1, text: "已核实" });
    clock = "2016-12-10";
    await noNews("2016-11-30");
    await publish("2016-11");
    clock = "2017-01-10";
    await noNews("2016-12-31");
    await publish("2016-12");

    const texts = new Map<string, string>();
    for (const month of ["2016-09", "2016-10", "2016-11", "2016-12"]) {
      const made = await remake(month);
      expect([month, made.equal]).toEqual([month, true]);
      texts.set(month, textOf(made));
    }
    expect(texts.get("2016-09")).toContain("本期新开出整改事项1项：");
    expect(texts.get("2016-09")).not.toContain("<img src=x");
    expect(texts.get("2016-10")).toContain("以前开出、尚未销号的整改事项1项，其中1项已过时限：");
    expect(texts.get("2016-11")).toContain("本期销号1项：");
    expect(texts.get("2016-11")).toContain("已核实");
    expect(texts.get("2016-12")).not.toContain("考核评价与整改");
  });

  test("an example that was taken back before is in no report", async () => {
    office.deps.programme = { ...office.deps.programme, goalFen: 10_000_000n };
    const [peanuts] = await office.deps.associations.list();
    const subject = { kind: "association", id: peanuts?.associationId ?? "" } as const;
    await settle({ exampleFrom: 61 });
    await decide("", { subject, step: "confirm", text: "带动会员" });
    await publish("2016-09");
    await decide("", { subject, step: "withdraw", revision: 1, text: "有误" });
    clock = "2016-11-10";
    await noNews("2016-10-31");
    await publish("2016-10");

    expect(textOf(await remake("2016-09"))).toMatch(/1\.琅琊花生协会（2016年第三季度，\d+\.\d分）：带动会员/);
    expect(textOf(await remake("2016-10"))).not.toContain("典型");
  });
});
