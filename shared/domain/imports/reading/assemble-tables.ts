import { type Day, isDay } from "#shared/domain/base/day.ts";
import { type Fen, formatYuan } from "#shared/domain/base/money.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { ImportNotice, UnderstoodSheet } from "../import-record.ts";
import { templateSheets } from "../template/template-sheets.ts";
import type { Dictionary } from "./dictionary.ts";
import { countNotices, unfitNotice } from "./file-differs.ts";
import type { StatedDay } from "./find-data-day.ts";
import type { HeaderStamp } from "./header-stamp.ts";
import type { LoanTables } from "./loan-tables.ts";
import {
  newWatch,
  type PlausibleContext,
  strangeNotices,
  unitNotice,
  type Watch,
  watchLoan,
} from "./plausibility.ts";
import { amountOf, type SheetRead, skippedRow } from "./read-sheet.ts";
import { latestOfEach, type SettledDataDay, settleDataDay } from "./settle-data-day.ts";
import { differingSheets, sheetNotices } from "./sheet-notices.ts";
import type { TableContext } from "./table-rules.ts";
import {
  type NamesTally,
  newTally,
  tallyAssociation,
  tallyRefused,
  tallyUnknown,
  unknownValuesOf,
} from "./unknown-values.ts";
import { unlistedValue } from "./unlisted-values.ts";
import { tallyUnread, type UnreadTally, unreadNotices } from "./unread-cells.ts";

/** The sheets of a workbook as read, in order, and what is known of them together. */
export type ReadParts = {
  parts: readonly { sheet: Sheet; read?: SheetRead | undefined }[];
  /** The sheets that only sum others up; their rows are skipped already. */
  summaries: ReadonlySet<SheetRead>;
  understood: UnderstoodSheet[];
  /** What was found strange before. */
  noted: readonly ImportNotice[];
  /** The days that titles and names state as the data date. */
  statedDays: readonly StatedDay[];
  /** The times that the headers of the columns in use state. */
  stamps: readonly HeaderStamp[];
  context: TableContext;
  dictionary: Dictionary;
};

type Gathering = {
  tables: LoanTables;
  watch: Watch;
  tally: NamesTally;
  unread: UnreadTally;
  latestDisbursedOn: Day;
};

/** Assembles the sheets of a workbook: every row once and in order, totals compared, with the notices that follow. */
export function assembleTables(whole: ReadParts): LoanTables {
  const { parts, summaries, understood } = whole;
  const stated = latestOfEach(whole.statedDays);
  const gathering: Gathering = {
    tables: {
      understood,
      rows: [],
      dataOn: stated[0]?.day,
      notices: [],
      unknownValues: [],
      unknownValuesLeftOut: 0,
      lacking: [],
      associations: [],
      usedValues: [],
    },
    watch: newWatch(),
    tally: newTally(),
    unread: new Map(),
    latestDisbursedOn: "",
  };
  const { tables } = gathering;
  for (const { sheet, read } of parts) {
    if (read === undefined) skipSheet(tables, sheet);
    else if (summaries.has(read)) addSummary(tables, read);
    else addSheet(gathering, read, whole);
  }
  const reads = parts.flatMap(({ read }) => (read && !summaries.has(read) ? [read] : []));
  const differing = differingSheets(reads);
  if (differing !== undefined) tables.notices.push(differing);
  const { tally, latestDisbursedOn } = gathering;
  const evidence = { stated, stamps: whole.stamps, latestDisbursedOn, today: whole.context.today };
  tellDataDay(gathering, settleDataDay(evidence, decidedDay(whole)));
  tables.notices.unshift(
    ...totalNotices(tables),
    ...countNotices(reads),
    ...reads.flatMap((read) => unfitNotice(read) ?? []),
  );
  tables.notices.push(...whole.noted, ...unreadNotices(gathering.unread), ...strangeNotices(gathering.watch));
  const { listed, leftOut } = unknownValuesOf(tally);
  tables.unknownValues = listed;
  tables.unknownValuesLeftOut = leftOut;
  tables.associations = [...tally.associations.values()];
  tables.usedValues = [...whole.dictionary.used];
  return tables;
}

function skipSheet(tables: LoanTables, sheet: Sheet): void {
  let isEmpty = true;
  for (const { row } of sheet.rows) {
    tables.rows.push(skippedRow(sheet.name, row, "title"));
    isEmpty = false;
  }
  if (isEmpty || isOfTemplate(sheet)) return;
  tables.notices.push({ code: "sheet-skipped", message: `工作表“${sheet.name}”不是贷款明细，未读取。` });
}

/** Tells whether a sheet is one that our own template has next to the loans. */
function isOfTemplate({ name }: Sheet): boolean {
  return name === templateSheets.guide || name === templateSheets.lists;
}

function addSummary(tables: LoanTables, { sheet, rows }: SheetRead): void {
  let loans = 0;
  for (const row of rows) {
    tables.rows.push(row);
    if (row.kind === "skipped" && row.why === "summary") loans += 1;
  }
  tables.notices.push({
    code: "sheet-summary",
    message: `工作表“${sheet.name}”的 ${loans} 笔贷款都在其他工作表里，未重复读取。`,
  });
}

/** What the liaison settled the day of the figures to be. */
function decidedDay({ dictionary }: ReadParts): (key: string) => Day | undefined {
  return (key) => {
    const day = dictionary.settled("dataDay", key);
    return day !== undefined && isDay(day) ? day : undefined;
  };
}

function tellDataDay({ tables, tally }: Gathering, { dataOn, disputed }: SettledDataDay): void {
  tables.dataOn = dataOn;
  const [first] = tables.understood;
  if (disputed === undefined || first === undefined) return;
  tables.notices.push(disputed.notice);
  tallyUnknown(tally, first.sheet, { ...disputed.value, cell: "A1" }, false);
}

function addSheet(gathering: Gathering, read: SheetRead, { context, dictionary }: ReadParts): void {
  const { tables, watch, tally } = gathering;
  const { columns } = read.table;
  const plausible: PlausibleContext = { firstOn: context.programme.firstOn, dataOn: tables.dataOn };
  let largestFen: Fen = 0n;
  let readFen: Fen = 0n;
  for (const row of read.rows) {
    tables.rows.push(row);
    readFen += amountOf(row);
    if (row.kind === "skipped") continue;
    if (row.kind === "refused") {
      tallyRefused(tally, row);
      continue;
    }
    const { facts } = row;
    const largest = facts.amountFen ?? facts.outstandingFen ?? 0n;
    if (largest > largestFen) largestFen = largest;
    const { disbursedOn = "", associationName } = facts;
    if (disbursedOn > gathering.latestDisbursedOn) gathering.latestDisbursedOn = disbursedOn;
    tallyUnread(gathering.unread, row);
    for (const value of row.unknown ?? []) tallyUnknown(tally, row.sheet, value, false);
    watchLoan(watch, row, columns, plausible);
    const named = associationName ?? row.presumed?.decided.associationName;
    if (named !== undefined) {
      tallyAssociation(tally, row.sheet, named, () => columns.associationName.letters + row.row);
    }
    if (facts.product !== undefined && !dictionary.isListedProduct(facts.product)) {
      const cell = columns.product.letters + row.row;
      const value = unlistedValue("product", { kind: "text", text: facts.product }, cell, context.today);
      if (value !== undefined) tallyUnknown(tally, row.sheet, value, false);
    }
  }
  tables.notices.push(...sheetNotices(read));
  const unit = unitNotice(read.sheet.name, read.units, largestFen);
  if (unit !== undefined) tables.notices.push(unit);
  if (read.totalFen !== undefined) addControlTotal(tables, read.totalFen, readFen);
}

/** Adds a sheet's own grand total, and what its rows add up to; sheets that state none are not compared. */
function addControlTotal(tables: LoanTables, totalFen: Fen, sheetFen: Fen): void {
  const fileFen = (tables.controlTotal?.fileFen ?? 0n) + totalFen;
  const readFen = (tables.controlTotal?.readFen ?? 0n) + sheetFen;
  tables.controlTotal = { fileFen, readFen, agrees: fileFen === readFen };
}

function totalNotices({ controlTotal }: LoanTables): ImportNotice[] {
  if (controlTotal === undefined || controlTotal.agrees) return [];
  const { fileFen, readFen } = controlTotal;
  const message = `文件自己的合计是 ${formatYuan(fileFen)} 元，逐行相加是 ${formatYuan(readFen)} 元，请核对。`;
  return [{ code: "control-total-differs", message }];
}
