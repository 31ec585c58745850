// Recomputes a published report from its journal, without the program that made it: `node check.mjs`, Node 20 or later.
// It reads the files beside it, follows the chain of hashes, folds every loan, counts every figure anew and compares
// each with the report; it says 一致 and ends with 0, or names every difference and ends with 1.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { recountPlanStatus } from "./recount-plan-status.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const read = (name) => readFileSync(join(folder, name));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const differences = [];
const differ = (what, expected, found) => differences.push(`${what}：报告为 ${found}，重算为 ${expected}`);

/** Under what a loan is counted of which nobody knows the association, county or kind of borrower. */
const unattributed = "unattributed";

const reportBytes = read("report.json");
const report = JSON.parse(reportBytes);
const evidence = JSON.parse(read("evidence.json"));
const blocks = read("journal.jsonl")
  .toString("utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));

checkFiles();
checkChain();
const loans = foldLoans();
compare("报告", figures(loans), report);

if (differences.length === 0) {
  console.log(
    `一致：${report.month} 月报，${blocks.length} 块流水，${loans.length} 笔贷款，链头 ${report.head.hash}`,
  );
} else {
  for (const line of differences.slice(0, 200)) console.log(line);
  console.log(`共 ${differences.length} 处不一致`);
  process.exitCode = 1;
}

/** The frozen bytes are those whose hash was published, and each form is the one that the JSON names. */
function checkFiles() {
  if (sha256(reportBytes) !== evidence.sha256)
    differ("report.json 的 SHA-256", evidence.sha256, sha256(reportBytes));
  for (const [form, hash] of Object.entries(report.files)) {
    const name = `report.${form}`;
    const found = existsSync(join(folder, name)) ? sha256(read(name)) : "缺失";
    if (found !== hash) differ(`${name} 的 SHA-256`, found, hash);
  }
}

/** Every block's hash covers its content and its predecessor's hash; numbers are dense; the last is the report's head. */
function checkChain() {
  let head = { blockNo: 0, seq: 0, hash: "0".repeat(64) };
  for (const block of blocks) {
    const name = `第 ${block.blockNo} 块`;
    if (block.blockNo !== head.blockNo + 1) differ(`${name}的编号`, head.blockNo + 1, block.blockNo);
    if (block.previousHash !== head.hash) differ(`${name}的前一哈希`, head.hash, block.previousHash);
    const hash = sha256(blockBytes(block));
    if (hash !== block.hash) differ(`${name}的哈希`, hash, block.hash);
    for (const entry of block.entries) {
      if (entry.seq !== head.seq + 1) differ(`${name}的序号`, head.seq + 1, entry.seq);
      head = { ...head, seq: entry.seq };
    }
    head = { blockNo: block.blockNo, seq: head.seq, hash: block.hash };
  }
  compare("链头", head, report.head);
}

function blockBytes(block) {
  const parts = [];
  const put = (value) => {
    const text = value === null ? null : String(value).toWellFormed();
    parts.push(text === null ? "-" : `${Buffer.byteLength(text)}:${text}`);
  };
  const { blockNo, previousHash, knownAt, by, importId, entries } = block;
  for (const value of ["yinhui-journal-1", blockNo, previousHash, knownAt, by, importId, entries.length])
    put(value);
  for (const e of entries) {
    const { disbursedDeltaFen, outstandingDeltaFen, effectiveOn, source, changes } = e;
    for (const value of [e.seq, e.kind, e.bankId, e.loanNo, e.version]) put(value);
    for (const value of [disbursedDeltaFen, outstandingDeltaFen, effectiveOn, source.sheet, source.row])
      put(value);
    put(changes.length);
    for (const { field, before, after } of changes) for (const value of [field, before, after]) put(value);
  }
  return Buffer.from(parts.join(""));
}

/** The loans after all entries; one whose entries were all undone is none. */
function foldLoans() {
  const loans = new Map();
  for (const block of blocks) {
    for (const { bankId, loanNo, version, changes } of block.entries) {
      const key = JSON.stringify([bankId, loanNo]);
      const loan = loans.get(key) ?? { version: 0, texts: {} };
      if (version !== loan.version + 1) differ(`借据 ${loanNo} 的版本`, loan.version + 1, version);
      loan.version = version;
      for (const { field, before, after } of changes) {
        if ((loan.texts[field] ?? null) !== before)
          differ(`借据 ${loanNo} 第 ${version} 版的 ${field}`, "前值", "不符");
        if (after === null) delete loan.texts[field];
        else loan.texts[field] = after;
      }
      loans.set(key, loan);
    }
  }
  return [...loans.values()]
    .filter(({ texts }) => texts.amountFen !== undefined)
    .map(({ texts }) => ({
      associationId: unattributed,
      countyCode: unattributed,
      borrowerType: unattributed,
      ...texts,
    }));
}

function owed(loan) {
  if (loan.outstandingFen !== undefined) return BigInt(loan.outstandingFen);
  return loan.status === "settled" || loan.status === "written-off" ? 0n : BigInt(loan.amountFen);
}

function amount(loan) {
  return BigInt(loan.amountFen);
}

function sum(loans, of) {
  return loans.reduce((all, loan) => all + of(loan), 0n);
}

function lent(loans) {
  return { loanCount: loans.length, disbursedFen: sum(loans, amount) };
}

function lentToHouseholds(loans) {
  const borrowers = loans.flatMap((loan) => loan.borrowerIdHash ?? loan.borrowerName ?? []);
  return { ...lent(loans), households: new Set(borrowers).size };
}

function withRenewals(loans) {
  const renewed = loans.filter((loan) => loan.renewal === "true");
  const fresh = loans.filter((loan) => loan.renewal !== "true");
  return { ...lentToHouseholds(loans), newMoney: lent(fresh), renewal: lent(renewed) };
}

function owing(loans) {
  return { loanCount: loans.length, outstandingFen: sum(loans, owed) };
}

/** In hundredths of a percent, rounded half away from zero, then in percent. */
function percent(part, whole) {
  if (whole === 0n) return 0;
  const magnitude = ((part < 0n ? -part : part) * 20000n + whole) / (whole * 2n);
  return Number(part < 0n ? -magnitude : magnitude) / 100;
}

function change(now, base) {
  return base === 0n ? null : percent(now - base, base);
}

function monthBefore(month, count) {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

function dayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function figures(all) {
  const { month, asOf, programme } = report;
  const { firstOn, lastOn } = programme;
  const loans = all.filter((loan) => loan.disbursedOn <= asOf);
  const inMonth = (of) => loans.filter((loan) => loan.disbursedOn.slice(0, 7) === of);
  const inWindow = loans.filter((loan) => loan.disbursedOn >= firstOn && loan.disbursedOn <= lastOn);
  const ofMonth = inMonth(month);
  const counted = lentToHouseholds(inWindow);
  const owedOn = loans.filter((loan) => owed(loan) > 0n);
  const poor = (list) => list.filter((loan) => loan.poorHousehold === "true");
  const previous = lent(inMonth(monthBefore(month, 1)));
  const lastYear = lent(inMonth(monthBefore(month, 12)));
  const households = BigInt(counted.households);
  const now = sum(ofMonth, amount);
  return {
    thisMonth: withRenewals(ofMonth),
    previousMonth: previous,
    monthOnMonthPercent: change(now, previous.disbursedFen),
    sameMonthLastYear: lastYear,
    yearOnYearPercent: change(now, lastYear.disbursedFen),
    cumulative: withRenewals(inWindow),
    averagePerHouseholdFen:
      households === 0n ? 0n : (counted.disbursedFen * 2n + households) / (households * 2n),
    beforeWindow: lent(loans.filter((loan) => loan.disbursedOn < firstOn)),
    afterWindow: lent(loans.filter((loan) => loan.disbursedOn > lastOn)),
    pace: pace(counted.disbursedFen),
    outstanding: owing(owedOn),
    balanceUnknownCount: owedOn.filter((loan) => loan.outstandingFen === undefined).length,
    byCounty: byCounty(loans, inWindow, ofMonth),
    byBorrowerType: report.byBorrowerType.map(({ type }) => ({
      type,
      month: lent(ofMonth.filter((loan) => loan.borrowerType === type)),
      cumulative: lentToHouseholds(inWindow.filter((loan) => loan.borrowerType === type)),
      outstandingFen: sum(
        loans.filter((loan) => loan.borrowerType === type),
        owed,
      ),
    })),
    associations: associations(inWindow, ofMonth),
    quality: quality(loans, sum(owedOn, owed)),
    poor: {
      month: lent(poor(ofMonth)),
      cumulative: lentToHouseholds(poor(inWindow)),
      percentOfDisbursed: percent(sum(poor(inWindow), amount), counted.disbursedFen),
    },
    byMonth: [...new Set(loans.map((loan) => loan.disbursedOn.slice(0, 7)))]
      .sort()
      .map((of) => ({ month: of, ...lent(inMonth(of)) })),
    outlook: { ...recountPlanStatus(report, inWindow), calibers: bases(inWindow) },
    dataOn: loans.reduce((latest, { dataOn }) => (dataOn > (latest ?? "") ? dataOn : latest), null),
    annex: annex(owedOn),
  };
}

/** What the goal comes to by every reading of it; of credit lines nothing while no book has stated any. */
function bases(inWindow) {
  const goal = BigInt(report.programme.goalFen);
  const line = (loan) => BigInt(loan.creditLineFen ?? 0);
  const against = (key, fen) => ({ key, fen, percentOfGoal: percent(fen, goal) });
  const fresh = inWindow.filter((loan) => loan.renewal !== "true");
  const lined = inWindow.filter((loan) => line(loan) > 0n);
  return [
    against("disbursed", sum(inWindow, amount)),
    against("newMoney", sum(fresh, amount)),
    against("outstanding", sum(inWindow, owed)),
    lined.length === 0 ? { key: "creditLine" } : against("creditLine", sum(lined, line)),
  ];
}

function pace(countedFen) {
  const { asOf, programme } = report;
  const goal = BigInt(programme.goalFen);
  const days = dayNumber(programme.lastOn) - dayNumber(programme.firstOn) + 1;
  const passed = Math.min(Math.max(dayNumber(asOf) - dayNumber(programme.firstOn) + 1, 0), days);
  const goalHundredths = Math.round(percent(countedFen, goal) * 100);
  const timeHundredths = Math.round(percent(BigInt(passed), BigInt(days)) * 100);
  const number = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  const next = asOf < programme.firstOn ? number(programme.firstOn) : number(asOf) + 1;
  const months = BigInt(Math.max(number(programme.lastOn) - next + 1, 0));
  const remaining = countedFen >= goal ? 0n : goal - countedFen;
  return {
    percentOfGoal: goalHundredths / 100,
    timeElapsedPercent: timeHundredths / 100,
    aheadOfPacePercent: (goalHundredths - timeHundredths) / 100,
    remainingFen: remaining,
    remainingMonths: Number(months),
    ...(months > 0n && { requiredPerMonthFen: (remaining + months - 1n) / months }),
  };
}

function byCounty(loans, inWindow, ofMonth) {
  const listed = report.counties.map(({ code }) => code);
  const others = [...new Set(loans.map((loan) => loan.countyCode))]
    .filter((code) => !listed.includes(code))
    .sort();
  const names = new Map(report.counties.map(({ code, name }) => [code, name]));
  const of = (list, code) => list.filter((loan) => loan.countyCode === code);
  const money = (list) => listed.map((code) => sum(of(list, code), amount));
  const rank = (amounts, index) =>
    index < listed.length ? amounts.filter((fen) => fen > amounts[index]).length + 1 : null;
  const now = money(inWindow);
  const before = money(inWindow.filter((loan) => loan.disbursedOn < `${report.month}-01`));
  const goals = goalOfCounties(listed);
  const percentOfGoal = (code) =>
    goals.has(code) ? percent(sum(of(inWindow, code), amount), goals.get(code)) : null;
  return [...listed, ...others].map((code, index) => ({
    code,
    name: names.get(code) ?? (code === unattributed ? "待归属" : code),
    month: lent(of(ofMonth, code)),
    cumulative: lentToHouseholds(of(inWindow, code)),
    outstandingFen: sum(of(loans, code), owed),
    goalFen: goals.get(code) ?? null,
    percentOfGoal: percentOfGoal(code),
    rank: rank(now, index),
    rankBefore: before.some((fen) => fen > 0n) ? rank(before, index) : null,
  }));
}

/** The goal over the counties by their weights or how many confirmed associations they have, in whole 万元 by largest remainder. */
function goalOfCounties(codes) {
  const goal = BigInt(report.programme.goalFen);
  const count = (code) =>
    evidence.associations.filter((one) => one.confirmed && one.countyCode === code).length;
  const weightOf = ({ code, goalWeight = 0 }) =>
    report.goalSplitBy === "weights" ? goalWeight : count(code);
  let weights = report.counties.map((county) => BigInt(weightOf(county)));
  if (weights.every((weight) => weight === 0n)) weights = weights.map(() => 1n);
  const all = weights.reduce((one, other) => one + other, 0n);
  const wan = goal / 1_000_000n;
  const parts = weights.map((weight, index) => ({
    index,
    steps: (wan * weight) / all,
    left: (wan * weight) % all,
  }));
  const missing = Number(wan - parts.reduce((so, { steps }) => so + steps, 0n));
  const raised = parts
    .toSorted((a, b) => (a.left === b.left ? a.index - b.index : a.left < b.left ? 1 : -1))
    .slice(0, missing);
  const first = weights.findIndex((weight) => weight > 0n);
  const fen = (part) =>
    (part.steps + (raised.includes(part) ? 1n : 0n)) * 1_000_000n +
    (part.index === first ? goal % 1_000_000n : 0n);
  return new Map(codes.map((code, index) => [code, fen(parts[index])]));
}

function associations(inWindow, ofMonth) {
  const list = evidence.associations;
  const had = new Set(inWindow.map((loan) => loan.associationId));
  const monthly = new Set(ofMonth.map((loan) => loan.associationId));
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const without = list
    .filter(({ associationId }) => !had.has(associationId))
    .map(({ name, countyCode }) => ({ name, countyCode }))
    .sort((a, b) => order(a.countyCode, b.countyCode) || order(a.name, b.name));
  return {
    total: list.length,
    covered: list.length - without.length,
    coveredThisMonth: list.filter(({ associationId }) => monthly.has(associationId)).length,
    unconfirmed: list.filter(({ confirmed }) => !confirmed).length,
    withoutLoan: without.slice(0, report.associations.withoutLoan.length),
    withoutLoanCount: without.length,
  };
}

function quality(loans, allOwed) {
  const overdue = owing(loans.filter((loan) => loan.status === "overdue"));
  const classed = loans.filter((loan) => loan.classification !== undefined && loan.status !== "settled");
  const bad = owing(
    classed.filter((loan) => ["substandard", "doubtful", "loss"].includes(loan.classification)),
  );
  return {
    overdue,
    overduePercent: percent(overdue.outstandingFen, allOwed),
    nonPerforming: bad,
    nonPerformingPercent: percent(bad.outstandingFen, allOwed),
    byClass: report.quality.byClass.map(({ classification }) => ({
      classification,
      ...owing(classed.filter((loan) => loan.classification === classification)),
    })),
    unclassified: owing(loans.filter((loan) => !classed.includes(loan) && owed(loan) > 0n)),
  };
}

/** What is owed by each dimension; where a report puts small groups together, 其他 is what its named groups leave. */
function annex(owedOn) {
  const classes = {
    normal: "正常",
    "special-mention": "关注",
    substandard: "次级",
    doubtful: "可疑",
    loss: "损失",
  };
  const days = (loan) => dayNumber(loan.dueOn) - dayNumber(loan.disbursedOn);
  const size = (fen) =>
    fen <= 5_000_000n
      ? "5万元（含）以下"
      : fen <= 10_000_000n
        ? "5万至10万元（含）"
        : fen <= 50_000_000n
          ? "10万至50万元（含）"
          : fen <= 100_000_000n
            ? "50万至100万元（含）"
            : "100万元以上";
  const term = (count) =>
    count <= 184
      ? "6个月（含）以内"
      : count <= 366
        ? "6个月至1年（含）"
        : count <= 1096
          ? "1年至3年（含）"
          : "3年以上";
  const nameOf = {
    guarantee: (loan) => loan.guarantee ?? "未填报",
    purpose: (loan) => loan.purpose ?? "未填报",
    size: (loan) => size(amount(loan)),
    term: (loan) => (loan.dueOn === undefined ? "未填报" : term(days(loan))),
    classification: (loan) =>
      (loan.status === "settled" ? undefined : classes[loan.classification]) ?? "未填报",
  };
  return Object.fromEntries(
    Object.entries(nameOf).map(([dimension, name]) => {
      const told = report.annex[dimension].map((group) => group.name);
      const groups = Map.groupBy(owedOn, (loan) => (told.includes(name(loan)) ? name(loan) : "其他"));
      return [dimension, told.map((group) => ({ name: group, ...owing(groups.get(group) ?? []) }))];
    }),
  );
}

/** Compares every figure that was counted anew with the one that the report says. */
function compare(at, expected, found) {
  if (typeof expected === "bigint" || expected === null || typeof expected !== "object") {
    const value = typeof expected === "bigint" ? Number(expected) : expected;
    if (value !== found) differ(at, value, found);
    return;
  }
  if (Array.isArray(expected) && expected.length !== found?.length)
    differ(`${at} 的行数`, expected.length, found?.length);
  for (const [name, value] of Object.entries(expected)) compare(`${at}.${name}`, value, found?.[name]);
}
