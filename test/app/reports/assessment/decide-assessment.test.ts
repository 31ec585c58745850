import { beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { confirmAssociations } from "#shared/app/associations/confirm-associations.ts";
import { answerCorrection } from "#shared/app/corrections/answer-correction.ts";
import { raiseCorrection } from "#shared/app/corrections/raise-correction.ts";
import { takeInMembers } from "#shared/app/imports/registers/take-in-members.ts";
import { associationIdOf } from "#shared/app/people/association-id.ts";
import { decideAssessment } from "#shared/app/reports/assessment/decide-assessment.ts";
import { readAssessment, type SeenCard } from "#shared/app/reports/assessment/read-assessment.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { assessmentNews } from "#shared/domain/reports/assessment/report-assessment.ts";
import { personOf } from "#test/support/corrections.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import { plainHeaders } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const text = (...lines: (readonly unknown[])[]) =>
  new TextEncoder().encode(lines.map((cells) => cells.join(",")).join("\n"));
const branches = [
  { branchId: "east", name: "东支行", aliases: [] },
  { branchId: "west", name: "西支行", aliases: [] },
];
const programme = {
  ...defaultProgramme,
  goalFen: 80_000_000n,
  bank: { ...defaultProgramme.bank, branches },
};

let office: Office;
let clock: string;
const read = (caller: Person, quarter?: string) => readAssessment(office.deps, caller, { quarter });
const cardOf = async (id: string, quarter = "2016Q3"): Promise<SeenCard> => {
  const card = (await read(supervisor, quarter)).cards.find((one) => one.id === id);
  if (card === undefined) throw new Error(`no card of ${id}`);
  return card;
};
const idOf = (name: string) => associationIdOf(name, office.deps.sha256);
const scoresOf = ({ scores }: SeenCard) =>
  Object.fromEntries(scores.map(({ measure, figures }) => [measure, figures && [figures.done, figures.of]]));

beforeEach(async () => {
  clock = "2016-10-05";
  let second = 0;
  const now = () => `${clock}T02:00:${String(second++ % 60).padStart(2, "0")}.000Z`;
  office = openOffice(openSqliteStore({ file: ":memory:" }), { tableReader: readHere, programme, now });
  const headers = [...plainHeaders, "余额", "状态", "五级分类", "经办支行", "数据日期"];
  const row = (loanNo: string, person: number, association: string, day: string, more: string[]) => [
    ...[loanNo, `会员${person}`, personNumber(person), "会员", association, "琅琊区", "50000", day],
    ...more,
  ];
  await office.commit(
    "2016-09-30.csv",
    text(
      ["数据日期：2016-09-30"],
      headers.slice(0, -1),
      row("J1", 1, "花生协会", "2016-06-05", ["50000", "正常", "正常", "东支行"]),
      row("J2", 2, "花生协会", "2016-08-05", ["50000", "逾期", "次级", "东支行"]),
      row("J3", 3, "龙虾协会", "2016-09-05", ["40000", "正常", "正常", "西支行"]),
    ),
  );
  await takeInMembers(office.deps, supervisor, {
    fileName: "名册.csv",
    bytes: text(
      ["姓名", "证件号码", "所属农技协", "县区", "是否建档立卡"],
      ...[1, 2, 4, 5].map((one) => [
        `会员${one}`,
        personNumber(one),
        "花生协会",
        "琅琊区",
        one > 1 ? "是" : "",
      ]),
    ),
    commit: true,
  });
  const associationIds = (await office.deps.associations.list()).map((one) => one.associationId);
  await confirmAssociations(office.deps, supervisor, { associationIds });
});

describe("the assessment of a quarter", () => {
  test("has for each subject what the ledger, the registers, the imports and the requests say of it", async () => {
    const peanuts = personOf("association", { associationId: idOf("花生协会") });
    const said = { loanNo: "J1", field: "amountFen", text: "不对" } as const;
    clock = "2016-09-10";
    const { request } = await raiseCorrection(office.deps, peanuts, said);
    clock = "2016-09-14";
    const { correctionId } = request;
    await answerCorrection(office.deps, liaison, { correctionId, revision: 1, text: "已核对" });
    clock = "2016-10-06";

    const { cards, asOf, dataOn, quarter, quarters } = await read(supervisor);

    expect({ quarter, asOf, dataOn, quarters }).toEqual({
      ...{ quarter: "2016Q3", asOf: "2016-09-30", dataOn: "2016-09-30", quarters: ["2016Q3", "2016Q2"] },
    });
    expect(cards.map(({ kind, name }) => [kind, name]).slice(-4)).toEqual([
      ["association", "花生协会"],
      ["association", "龙虾协会"],
      ["branch", "中国邮政储蓄银行滁州市分行东支行"],
      ["branch", "中国邮政储蓄银行滁州市分行西支行"],
    ]);
    expect(scoresOf(await cardOf(idOf("花生协会")))).toMatchObject({
      growth: null,
      newMembers: [1n, 3n],
      poorReached: [1n, 3n],
      overdue: [5_000_000n, 10_000_000n],
      nonPerforming: [5_000_000n, 10_000_000n],
    });
    expect(scoresOf(await cardOf("341102"))).toMatchObject({ answers: [1n, 1n] });
    expect(scoresOf(await cardOf("psbc-chuzhou/east"))).toMatchObject({ answers: [1n, 1n], books: [0n, 0n] });
  });

  test("of one that is not over, or ended before the programme began, is none", async () => {
    await expect(read(supervisor, "2016Q4")).rejects.toMatchObject({ code: "quarter-too-early" });
    await expect(read(supervisor, "2016Q1")).rejects.toMatchObject({ code: "quarter-before-start" });
  });

  test("is seen as far as one's place goes", async () => {
    const kindsOf = async (caller: Person) =>
      (await read(caller)).cards.map(({ kind, id }) => `${kind} ${id}`);
    const [peanuts, lobsters] = [idOf("花生协会"), idOf("龙虾协会")];

    expect(await kindsOf(personOf("auditor"))).toHaveLength(12);
    expect(await kindsOf(personOf("association", { associationId: peanuts }))).toEqual([
      `association ${peanuts}`,
    ]);
    expect(await kindsOf(personOf("association"))).toEqual([]);
    expect(await kindsOf(personOf("county-supervisor", { countyCode: "341102" }))).toEqual([
      ...["county 341102", `association ${peanuts}`, `association ${lobsters}`],
    ]);
    expect(await kindsOf(personOf("county-supervisor"))).toEqual([]);
    expect(await kindsOf(liaison)).toEqual(["branch psbc-chuzhou/east", "branch psbc-chuzhou/west"]);
    expect(await kindsOf({ ...liaison, branchIds: ["west"] })).toEqual(["branch psbc-chuzhou/west"]);
    expect(await kindsOf({ ...liaison, bankId: "other" })).toEqual([]);
    expect(await kindsOf({ ...supervisor, role: JSON.parse('"stranger"') })).toEqual([]);
  });
});

describe("what 科协 decides", () => {
  const open = (id: string, changes: Partial<Parameters<typeof decideAssessment>[2]> = {}) =>
    decideAssessment(office.deps, supervisor, {
      ...{ quarter: "2016Q3", subject: { kind: "county", id }, step: "open", revision: 0 },
      ...{ text: "发放落后", responsible: "琅琊区科协", dueOn: "2016-11-05" },
      ...changes,
    });

  test("an item is opened with who answers for it and until when, closed with a note, and opened again", async () => {
    const opened = await open("341102");
    expect(opened).toMatchObject({ kind: "rectification", subjectName: "琅琊区", revision: 1 });
    expect(opened.events[0]).toMatchObject({
      responsible: "琅琊区科协",
      dueOn: "2016-11-05",
      kind: "opened",
    });
    expect((await cardOf("341102")).may).toEqual(["close"]);

    await expect(open("341102")).rejects.toMatchObject({ code: "assessment-moved" });
    await expect(open("341102", { revision: 1 })).rejects.toMatchObject({ code: "assessment-state" });
    await expect(open("341102", { revision: 1, step: "close", text: "" })).rejects.toMatchObject({
      code: "input-invalid",
    });
    const closed = await open("341102", { revision: 1, step: "close", text: "已补发，核实销号" });
    expect(closed.events.map(({ kind, text }) => [kind, text])).toEqual([
      ["opened", "发放落后"],
      ["closed", "已补发，核实销号"],
    ]);
    expect(await open("341102", { revision: 2, text: "又落后了" })).toMatchObject({ revision: 3 });
  });

  test("needs who answers for it, and a day that is still to come", async () => {
    await expect(open("341102", { responsible: undefined })).rejects.toMatchObject({ code: "input-invalid" });
    await expect(open("341102", { dueOn: undefined })).rejects.toMatchObject({ code: "input-invalid" });
    await expect(open("341102", { dueOn: "2016-10-04" })).rejects.toMatchObject({ code: "input-invalid" });
    await expect(open("nothing")).rejects.toMatchObject({ code: "assessment-unknown" });
    await expect(open("341102", { step: "close" })).rejects.toMatchObject({ code: "assessment-unknown" });
    await expect(open("341102", { quarter: "2016Q4" })).rejects.toMatchObject({ code: "quarter-too-early" });
  });

  test("an example is what the rule names and 科协 confirms, and may be taken back with a reason", async () => {
    const [peanuts, lobsters] = [idOf("花生协会"), idOf("龙虾协会")];
    const decide = (id: string, changes: Partial<Parameters<typeof decideAssessment>[2]> = {}) =>
      decideAssessment(office.deps, supervisor, {
        ...{ quarter: "2016Q3", subject: { kind: "association", id }, step: "confirm", revision: 0 },
        ...{ text: "带动会员增收", ...changes },
      });
    expect(await cardOf(peanuts)).toMatchObject({ verdict: "behind", may: ["open"] });
    expect(await cardOf(lobsters)).toMatchObject({
      points: 1000,
      verdict: "example",
      may: ["confirm", "open"],
    });
    await expect(decide(peanuts)).rejects.toMatchObject({ code: "assessment-example" });

    const { events } = await decide(lobsters);
    expect(events).toMatchObject([{ kind: "confirmed", points: 1000, text: "带动会员增收" }]);
    await expect(decide(lobsters, { step: "withdraw", revision: 1, text: "" })).rejects.toMatchObject({
      code: "input-invalid",
    });
    await decide(lobsters, { step: "withdraw", revision: 1, text: "数字有误" });
    expect(await cardOf(lobsters)).toMatchObject({ may: ["confirm", "open"], example: { revision: 2 } });
  });

  test("texts are kept as they are but for identity numbers, which are masked", async () => {
    const hostile = `=HYPERLINK("x") <img onerror> 𠮷 ${personNumber(7)}`;
    const { events } = await open("341102", { text: hostile, responsible: hostile });

    expect(events[0]?.text).toContain('=HYPERLINK("x") <img onerror> 𠮷 ');
    expect(JSON.stringify(events)).not.toContain(personNumber(7));
  });

  test("two who decide at once do not overwrite one another", async () => {
    const racing = await Promise.allSettled([open("341102"), open("341102"), open("341103")]);

    expect(racing.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await office.deps.assessments.list()).toHaveLength(2);
  });

  test("an open item of another quarter is told until it is closed", async () => {
    await open("341102", { quarter: "2016Q2" });

    const [{ openItems }, ofAssociation] = [
      await read(supervisor),
      await read(personOf("association", { associationId: idOf("花生协会") })),
    ];
    expect(openItems).toMatchObject([{ quarter: "2016Q2", subject: { id: "341102" } }]);
    expect(ofAssociation.openItems).toEqual([]);
    await open("341102", { quarter: "2016Q2", step: "close", revision: 1 });
    expect((await read(supervisor)).openItems).toEqual([]);
  });
});

describe("what a report tells of decisions", () => {
  const decide = (day: string, changes: object) => {
    clock = day;
    return decideAssessment(office.deps, supervisor, {
      ...{ quarter: "2016Q3", subject: { kind: "county", id: "341102" }, step: "open", revision: 0 },
      ...{ text: "落后", responsible: "区科协", dueOn: "2016-12-01", ...changes },
    });
  };
  const toldAt = async (at: string, since?: string) => {
    const news = assessmentNews(await office.deps.assessments.list(), {
      at: `${at}T00:00:00.000Z`,
      since: since && `${since}T00:00:00.000Z`,
    });
    return news && [news.opened.length, news.open.length, news.closed.length];
  };

  test("is what was so at its instant: new ones once, open ones until they are closed", async () => {
    await decide("2016-10-10", {});
    await decide("2016-12-03", { step: "close", revision: 1, text: "已销号" });

    expect(await toldAt("2016-10-09")).toBeUndefined();
    expect(await toldAt("2016-11-05")).toEqual([1, 0, 0]);
    expect(await toldAt("2016-12-01", "2016-11-05")).toEqual([0, 1, 0]);
    expect(await toldAt("2017-01-05", "2016-12-01")).toEqual([0, 0, 1]);
    expect(await toldAt("2017-02-05", "2017-01-05")).toBeUndefined();
  });
});
