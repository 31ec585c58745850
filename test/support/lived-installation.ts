import { expect } from "vitest";
import { createIdentityHash } from "#shared/adapters/system/system.ts";
import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import type { Decision } from "#shared/domain/imports/decision.ts";
import type {
  AssessmentEvent,
  AssessmentKind,
  AssessmentRecord,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import type { Store } from "#shared/ports/store.ts";
import { correctionWith, personOf } from "./corrections.ts";
import { memberWith, poorHouseholdWith, registerChangeWith } from "./members.ts";
import { type Office, openOffice } from "./office.ts";
import { openPostOffice } from "./post-office.ts";
import { loanBook, manyLoans } from "./sheets.ts";

const dayMs = 24 * 60 * 60 * 1000;
const bankId = "psbc-chuzhou";

/** The identity key of every installation that was lived in. */
export const livedKey = Uint8Array.from({ length: 32 }, (_, no) => 255 - no);

/** An office on a store and files whose reports are mailed, and a clock that is set by hand and steps by itself. */
export function openLivedOffice(store: Store, files: FileStore, begunAt: string) {
  let clock = begunAt;
  const now = () => {
    clock = addMs(clock, 1);
    return clock;
  };
  const { mailer } = openPostOffice((to) => (to === "b@example.cn" ? "taken-unheard" : "taken"));
  const identityHash = createIdentityHash(async () => livedKey);
  const senders = async () => ({ mailer, robot: undefined });
  const office = openOffice(store, { files, now, identityHash, senders });
  office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn", "b@example.cn"] };
  const setClock = (instant: string) => {
    clock = instant;
  };
  return { office, setClock };
}

/**
 * Lives through four months with everything that an installation may keep: changed and undone loans, a loan kept by an
 * undoing, repeated and refused books, settings, decisions, people, corrections, readings, mailed reports.
 */
export async function liveInstallation(store: Store, files: FileStore): Promise<Office> {
  const { office, setClock } = openLivedOffice(store, files, "2016-06-20T01:00:00.000Z");
  const june = "2016-06-28";
  await office.commit("六月.xlsx", manyLoans(205, 50_000));
  await office.commit("六月.xlsx", manyLoans(205, 50_000));
  await office.deps.settings.add(await settingsOf(office, 0, 60_000_000_000n));
  setClock("2016-07-15T00:00:00.000Z");
  await publishAndMail(await withCurrentProgramme(office.deps));
  const mistake = await office.commit(
    "误传.xlsx",
    loanBook(["B1", 70_000, june], ["B2", 80_000, june], ["A1003", 50_009, "2016-06-05"]),
  );
  const update = await office.commit(
    "更新\u2028.xlsx",
    loanBook(["B2", 81_000, june], ["甲\u20281号", 90_000, june]),
  );
  setClock("2016-08-15T00:00:00.000Z");
  await publishAndMail(await withCurrentProgramme(office.deps));
  const { undo } = await office.undo(mistake.importId, "传错了文件");
  expect([mistake.counts, update.counts, undo]).toMatchObject([
    { new: 2, changed: 1 },
    { new: 1, changed: 1 },
    { undoneCount: 2, keptCount: 1 },
  ]);
  await office.check("等着入账.xlsx", loanBook(["C1", 10_000, "2016-07-25"], ["C1", -5, "不是日期"]));
  await keepRecords(store);
  await changeSettings(
    office.deps,
    { displayName: "张主任" },
    { revision: 1, reason: "复核", settings: { fourEyes: true } },
  );
  await changeSettings(
    office.deps,
    { displayName: "张主任" },
    { revision: 2, reason: "停用", settings: { fourEyes: false } },
  );
  setClock("2016-09-15T00:00:00.000Z");
  await publishAndMail(await withCurrentProgramme(office.deps));
  return office;
}

async function settingsOf(office: Office, revision: number, goalFen: bigint) {
  const changed = { goalFen };
  return {
    revision: revision + 1,
    changedAt: office.deps.now(),
    changedBy: "张主任",
    reason: "市里调整",
    before: { goalFen: office.deps.programme.goalFen },
    after: changed,
    settings: changed,
  };
}

async function keepRecords(store: Store): Promise<void> {
  const decision = (key: string): Decision => ({
    bankId,
    key,
    matter: { kind: "value", field: "countyName", value: "经开区", meaning: "341103" },
    decidedBy: "liaison",
    decidedAt: "2016-08-02T00:00:00.000Z",
    importId: "one",
    earlier: [],
  });
  await store.decisions.put(["a", "b", "__proto__"].map(decision));
  await store.corrections.write(correctionWith([{}], { correctionId: "c1", loanNo: "A1001" }));
  await store.corrections.write(
    correctionWith([{}, { kind: "closed" }], { correctionId: "c1", loanNo: "A1001" }),
  );
  await store.corrections.write(
    correctionWith([{ text: "又错了" }], { correctionId: "c2", loanNo: "A1001" }),
  );
  await store.corrections.write(correctionWith([{}], { correctionId: "c3", loanNo: "A1002" }));
  await store.corrections.write(
    correctionWith([{}, { kind: "answered" }], { correctionId: "c3", loanNo: "A1002" }),
  );
  const change = (changeId: string) => ({
    changeId,
    kind: "invited" as const,
    at: "2016-08-03T00:00:00.000Z",
    by: "张主任",
    whom: "李敏",
  });
  await store.people.put(personOf("liaison", { bankId }), change("p1"));
  await store.people.put(personOf("auditor", { readOnly: true }), change("p2"));
  await store.people.put(personOf("supervisor"));
  await store.people.remove("test", "auditor", change("p3"));
  await keepRegisters(store);
  await keepAssessments(store);
  const [association] = await store.associations.list();
  for (const [index, kind] of (["standing", "loans", "loan"] as const).entries()) {
    await store.readings.add({
      associationId: association?.associationId ?? "",
      readAt: addMs("2016-08-04T01:30:00.000Z", -index * 1000 - (index === 2 ? dayMs : 0)),
      readerKey: "key",
      readerName: "张主任",
      readerRole: "supervisor",
      kind,
      loanNo: kind === "loan" ? "甲\u20281号" : undefined,
    });
  }
}

/** An example, an item that is open still, and one that was opened and closed, before the report of August. */
async function keepAssessments({ assessments }: Store): Promise<void> {
  const by = { subject: "supervisor", name: "张主任" };
  const said = (kind: AssessmentEvent["kind"], day: string, text: string): AssessmentEvent => ({
    ...{ kind, by, text, at: `${day}T03:00:00.000Z`, points: kind === "closed" ? null : 934 },
    ...(kind === "opened" ? { responsible: "南谯区科协\u2028", dueOn: "2016-09-30", byRule: true } : {}),
  });
  const record = (kind: AssessmentKind, id: string, events: AssessmentEvent[]): AssessmentRecord => ({
    ...{ kind, quarter: "2016Q2", subject: { kind: "county", id }, subjectName: `县${id}` },
    ...{ revision: events.length, events },
  });
  await assessments.add(record("example", "341102", [said("confirmed", "2016-08-20", "带动会员 <b>")]));
  await assessments.add(record("rectification", "341103", [said("opened", "2016-08-20", "发放落后")]));
  const opened = record("rectification", "341122", [said("opened", "2016-08-21", "逾期偏高")]);
  await assessments.add(opened);
  await assessments.replace(
    record("rectification", "341122", [...opened.events, said("closed", "2016-09-01", "已收回")]),
  );
}

/** Registers with somebody who left and came back, somebody of two associations, and a list that was undone. */
async function keepRegisters({ members, poorHouseholds, registerChanges }: Store): Promise<void> {
  // By this change all of them came, behind the reports of June and July.
  await registerChanges.put(registerChangeWith("change-1", { at: "2016-08-20T00:00:00.000Z" }));
  await registerChanges.put(registerChangeWith("r1", { fileName: "会员名册\u2028.xlsx" }));
  await registerChanges.put(
    registerChangeWith("r2", { register: "poor-households", undoneAt: "2016-08-05T00:00:00.000Z" }),
  );
  const left = { since: "2015-01-01", until: "2016-03-31" };
  await members.write([memberWith("a1", "王小明", { membership: left }), memberWith("a2", "王小明")]);
  await members.write([
    memberWith("a1", "王小明", { revision: 2, membership: { since: "2016-07-01" }, before: [left] }),
    memberWith("a1", "李敏", { kind: "enterprise", poorHousehold: true }),
  ]);
  await poorHouseholds.write([poorHouseholdWith("王小明", { household: "0001" }), poorHouseholdWith("李敏")]);
  await poorHouseholds.write([poorHouseholdWith("李敏", { revision: 2, withdrawn: true })]);
}
