import type { Day } from "#shared/domain/base/day.ts";
import { type Fen, formatYuan } from "#shared/domain/base/money.ts";
import type { BorrowerType } from "#shared/domain/ledger/borrower-type.ts";
import type { ImportNotice } from "../import-record.ts";
import type { ColumnField } from "./columns.ts";
import type { TableUnits } from "./find-units.ts";
import { type NoticeCode, noticeText } from "./notice-text.ts";
import type { ReadRow, RowFacts } from "./row-facts.ts";
import type { TableColumn } from "./table-columns.ts";

/** An amount below which a whole table in yuan looks as if it were in 万元: the bank's smallest loans are larger. */
const smallInYuanFen: Fen = 1_000_000n;
/** An amount above which a table in 万元 looks as if it were in yuan: no borrower of the programme has 1 亿元. */
const largeInWanFen: Fen = 10_000_000_000n;
/** The usual most for a borrower, ten times the bank's product for family farms, and its 10 million for cooperatives. */
const usualMostFen: Record<BorrowerType, Fen> = {
  member: 500_000_000n,
  association: 1_000_000_000n,
  enterprise: 1_000_000_000n,
};
/** Yearly rates outside 1 % and 24 %, the courts' bound for private lending, are rather a mistake of unit. */
const rateUsualPpm = { least: 10_000, most: 240_000 };
const termYearsMax = 30;
const cellsNamedMax = 3;

/** What it takes to tell the plausible from the strange, besides the row. */
export type PlausibleContext = { firstOn: Day | undefined; dataOn: Day | undefined };

type Columns = Readonly<Record<ColumnField, TableColumn>>;

/** Collects what looks strange in rows that are accepted all the same, with the first cells of each kind. */
export type Watch = {
  counts: Map<NoticeCode, { count: number; cells: string[] }>;
  loansOf: Map<string, RowFacts | RowFacts[]>;
};

/** Begins to watch. */
export function newWatch(): Watch {
  return { counts: new Map(), loansOf: new Map() };
}

/** Notes what is strange about the accepted loan of a row. */
export function watchLoan(
  watch: Watch,
  { sheet, row, facts, presumed }: Extract<ReadRow, { kind: "loan" }>,
  columns: Columns,
  { firstOn, dataOn }: PlausibleContext,
): void {
  const note = (code: NoticeCode, { letters }: TableColumn) =>
    noteCell(watch, code, `${sheet}!${letters}${row}`);
  const { amountFen, disbursedOn, dueOn, annualRatePpm, outstandingFen, creditLineFen } = facts;
  const { status, classification } = facts;
  const { borrowerType = presumed?.decided.borrowerType ?? presumed?.derived.borrowerType ?? "member" } =
    facts;
  if (amountFen !== undefined && amountFen > usualMostFen[borrowerType]) {
    note("loan-unusually-large", columns.amount);
  }
  if (disbursedOn !== undefined) {
    if (firstOn !== undefined && disbursedOn < firstOn) {
      note("disbursed-before-programme", columns.disbursedOn);
    }
    if (dueOn !== undefined && Number(dueOn.slice(0, 4)) - Number(disbursedOn.slice(0, 4)) > termYearsMax) {
      note("due-far-away", columns.dueOn);
    }
  }
  if (
    annualRatePpm !== undefined &&
    annualRatePpm > 0 &&
    (annualRatePpm < rateUsualPpm.least || annualRatePpm > rateUsualPpm.most)
  ) {
    note("rate-unusual", columns.rate);
  }
  if (creditLineFen !== undefined && creditLineFen > 0n && creditLineFen < (amountFen ?? 0n)) {
    note("credit-line-below-amount", columns.creditLine);
  }
  if (status !== undefined) {
    if (status === "overdue" && outstandingFen === 0n) note("overdue-without-balance", columns.status);
    if (status === "settled" && (outstandingFen ?? 0n) > 0n) note("settled-with-balance", columns.status);
    if (status === "normal" && classification === "loss") note("loss-but-normal", columns.classification);
    const owed = outstandingFen === undefined || outstandingFen > 0n;
    if (status === "normal" && owed && dueOn !== undefined && dataOn !== undefined && dueOn < dataOn) {
      note("due-but-normal", columns.dueOn);
    }
  }
  if (isAlike(watch, facts)) note("loans-alike", columns.loanNo);
}

/** Tells whether another loan number before has the same borrower, amount and day. */
function isAlike({ loansOf }: Watch, facts: RowFacts): boolean {
  const number = facts.identity?.number;
  if (number === undefined || facts.amountFen === undefined) return false;
  const known = loansOf.get(number);
  if (known === undefined) {
    loansOf.set(number, facts);
    return false;
  }
  const others = Array.isArray(known) ? known : [known];
  const alike = others.some(
    ({ loanNo, amountFen, disbursedOn }) =>
      loanNo !== facts.loanNo && amountFen === facts.amountFen && disbursedOn === facts.disbursedOn,
  );
  if (others.length < alikeKeptMax) loansOf.set(number, [...others, facts]);
  return alike;
}

/** So many loans of one borrower are compared with each other. */
const alikeKeptMax = 50;

function noteCell(watch: Watch, code: NoticeCode, cell: string): void {
  const noted = watch.counts.get(code) ?? { count: 0, cells: [] };
  noted.count += 1;
  if (noted.cells.length < cellsNamedMax) noted.cells.push(cell);
  watch.counts.set(code, noted);
}

/** The notices of everything strange that was noted. */
export function strangeNotices({ counts }: Watch): ImportNotice[] {
  return [...counts].map(([code, { count, cells }]) => ({
    code,
    message: noticeText(code, count, cells),
    count,
    cells,
  }));
}

/** The notice that a table's amounts look like the other unit, or `undefined`; `largestFen` is its largest amount. */
export function unitNotice(sheet: string, units: TableUnits, largestFen: Fen): ImportNotice | undefined {
  if (largestFen <= 0n) return undefined;
  const told = units.amountFrom === "default" ? "没有写金额单位，" : "";
  if (units.amount === "yuan" && largestFen < smallInYuanFen) {
    const message = `工作表“${sheet}”${told}按“元”读取后最大一笔只有 ${formatYuan(largestFen)} 元，请确认不是“万元”。`;
    return { code: "unit-suspicious", message };
  }
  if (units.amount === "wan" && largestFen > largeInWanFen) {
    const message = `工作表“${sheet}”按“万元”读取后最大一笔是 ${formatYuan(largestFen)} 元，请确认不是“元”。`;
    return { code: "unit-suspicious", message };
  }
  return undefined;
}
