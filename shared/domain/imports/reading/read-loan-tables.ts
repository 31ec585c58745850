import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import type { ImportNotice } from "../import-record.ts";
import { assembleTables } from "./assemble-tables.ts";
import { refuseCaseTwins } from "./case-twins.ts";
import { type ColumnField, columnNames, requiredFields } from "./columns.ts";
import { type Dictionary, dictionaryOf } from "./dictionary.ts";
import { findDataDays, type StatedDay } from "./find-data-day.ts";
import { isNearlyATable } from "./find-header.ts";
import { findUnits, type TableUnits } from "./find-units.ts";
import type { HeaderStamp } from "./header-stamp.ts";
import type { LackingTable, LoanTables, ReadTables } from "./loan-tables.ts";
import { refuseMixedUnits } from "./mixed-units.ts";
import { readSheet, type SheetRead } from "./read-sheet.ts";

import { notBeyond } from "./settle-data-day.ts";
import { shownSheets } from "./sheet-name.ts";
import { competingCode } from "./sheet-notices.ts";
import { isSummaryName, leaveOut, summarySheets } from "./summary-sheets.ts";
import {
  contradictingColumns,
  refuseAmbiguous,
  refuseFlows,
  type Survey,
  surveySheet,
} from "./survey-sheet.ts";
import type { TableHeader } from "./table-header.ts";
import type { TableContext } from "./table-rules.ts";
import { calculatedTable, uncalculatedCode } from "./uncalculated.ts";
import { lackedBy, type SheetKnowledge, understandSheets, unstatedBy } from "./understand-sheet.ts";

/** The fields that update a loan which the ledger knows. */
const stateFields = ["outstanding", "status", "classification"] as const satisfies readonly ColumnField[];

/** A sheet of a workbook on its way: with a table to read, or of other things. */
type Part = { sheet: Sheet; read?: SheetRead };

/**
 * Reads every loan table of a workbook; sheets without one, and those that only sum up others, are skipped row by row.
 * Fails with `no-loan-table`, `columns-missing` (also when a second sheet is nearly a loan table), `columns-ambiguous`,
 * `column-contradicts`, `header-contradicts`, `unit-contradictory` or `unit-unknown`.
 */
export function readLoanTables(
  sheets: readonly Sheet[],
  fileName: string,
  context: TableContext,
): ReadTables {
  const dictionary = dictionaryOf(context);
  const { rules } = context;
  const surveys = shownSheets(sheets).map((sheet) =>
    surveySheet(sheet, { fileName, rules, dictionary, leftOut: context.leftOut?.get(sheet.name) }),
  );
  try {
    return { outcome: "tables", ...readSurveyed(surveys, fileName, context, dictionary) };
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    const known = surveys.flatMap(({ knowledge }) => knowledge ?? []);
    for (const knowledge of known) knowledge.units ??= unitsAsStated(knowledge);
    const understood = understandSheets(known);
    return { outcome: "refused", failure: error, understood };
  }
}

/** The units of a table that is refused, for the liaison to see; none where they are contradictory themselves. */
function unitsAsStated({ sheet, firstRows, header }: SheetKnowledge): TableUnits | undefined {
  try {
    return findUnits(sheet.name, rowsAbove(firstRows, header), header);
  } catch (error) {
    if (error instanceof LedgerFailure) return undefined;
    throw error;
  }
}

function rowsAbove(firstRows: readonly SheetRow[], { firstRow }: TableHeader): SheetRow[] {
  return firstRows.filter(({ row }) => row < firstRow);
}

function readSurveyed(
  surveys: readonly Survey[],
  fileName: string,
  context: TableContext,
  dictionary: Dictionary,
): LoanTables {
  const isTable = tableTest(surveys);
  refuseWithoutTable(surveys, isTable);
  const tables = surveys.filter(isTable);
  const statedDays: StatedDay[] = [];
  const stamps: HeaderStamp[] = [];
  for (const { sheet, knowledge } of tables) {
    const { header, firstRows, profiles } = knowledge;
    const above = rowsAbove(firstRows, header);
    knowledge.units = findUnits(sheet.name, above, header);
    knowledge.calculated = calculatedTable(sheet, header, knowledge.units);
    knowledge.unlike = contradictingColumns(sheet.name, knowledge.calculated.header, profiles);
    for (const { from, day } of findDataDays(sheet, above, fileName)) {
      const stated = notBeyond(day, context.today);
      if (stated !== undefined) statedDays.push({ from, day: stated });
    }
    for (const { read } of header.columns.values()) if (read.stamp !== undefined) stamps.push(read.stamp);
  }
  const parts = surveys.map((survey) =>
    isTable(survey) ? readPart(survey, context, dictionary) : { sheet: survey.sheet },
  );
  const reads = parts.flatMap(({ read }) => read ?? []);
  refuseCaseTwins(reads);
  const noted = refuseMixedUnits(reads);
  const summaries = summarySheets(reads);
  for (const read of summaries) leaveOut(read);
  const understood = understandSheets(tables.map(({ knowledge }) => knowledge));
  const assembled = assembleTables({
    parts,
    summaries,
    understood,
    noted,
    statedDays,
    stamps,
    context,
    dictionary,
  });
  const lacking = tables.flatMap(({ sheet, knowledge }) => {
    const missing = lackedBy(knowledge);
    return missing.length === 0 ? [] : [{ sheet: sheet.name, row: knowledge.header.lastRow, missing }];
  });
  return { ...assembled, lacking, notices: urgentFirst(assembled.notices) };
}

/** Notices with those first that say which of several columns was read, or that one was not: they are about every figure. */
function urgentFirst(notices: readonly ImportNotice[]): ImportNotice[] {
  const isFirst = ({ code }: ImportNotice) => code === competingCode || code === uncalculatedCode;
  return [...notices.filter(isFirst), ...notices.filter((notice) => !isFirst(notice))];
}

type SurveyedTable = Survey & { knowledge: SheetKnowledge };

type TableTest = (survey: Survey) => survey is SurveyedTable;

/**
 * Makes the test whether a sheet is a loan table: it has every required column, or nearly all; a pivot table named 汇总
 * has no loan numbers. Where no sheet has them all, loan numbers and one field to update are enough: a book need not
 * repeat what the ledger knows.
 */
function tableTest(surveys: readonly Survey[]): TableTest {
  const lacked = new Map(surveys.map(({ knowledge }) => [knowledge, knowledge && lackedBy(knowledge)]));
  const isWhole = ({ knowledge }: Survey) => lacked.get(knowledge)?.length === 0;
  const anyWhole = surveys.some(isWhole);
  return (survey): survey is SurveyedTable => {
    const { knowledge } = survey;
    if (knowledge === undefined) return false;
    if (isWhole(survey)) return true;
    if (lacked.get(knowledge)?.includes("loanNo") === true) return false;
    return isNearlyATable(knowledge.candidate) || (!anyWhole && updatesLoans(knowledge.header));
  };
}

/** Tells whether a table says how its loans stand. */
function updatesLoans({ columns }: TableHeader): boolean {
  return columns.has("loanNo") && stateFields.some((field) => columns.has(field));
}

function refuseWithoutTable(surveys: readonly Survey[], isTable: TableTest): void {
  for (const survey of surveys) {
    if (isTable(survey)) {
      refuseAmbiguous(survey);
      refuseFlows(survey);
    } else if (survey.knowledge !== undefined && isNearlyATable(survey.knowledge.candidate)) {
      if (isSummaryName(survey.sheet.name)) continue;
      throw columnsMissing({
        sheet: survey.sheet.name,
        row: survey.knowledge.header.lastRow,
        missing: lackedBy(survey.knowledge),
      });
    }
  }
  if (!surveys.some(isTable)) throw new LedgerFailure("no-loan-table", nearestTable(surveys));
}

/** The failure that a table lacks columns. */
export function columnsMissing({ sheet, row, missing }: LackingTable): LedgerFailure {
  return new LedgerFailure("columns-missing", {
    sheet,
    row,
    missing: missing.map((field) => columnNames[field]),
  });
}

/** The sheet that comes nearest to a loan table, and what it lacks. */
function nearestTable(surveys: readonly Survey[]): { sheet?: string; missing?: string[] } {
  let nearest: { sheet: string; missing: string[] } | undefined;
  for (const { sheet, knowledge } of surveys) {
    const missing = knowledge && lackedBy(knowledge).map((field) => columnNames[field]);
    if (missing !== undefined && missing.length < (nearest?.missing.length ?? requiredFields.length)) {
      nearest = { sheet: sheet.name, missing };
    }
  }
  return nearest ?? {};
}

function readPart(
  survey: SurveyedTable,
  { today, leftOut: unkept }: TableContext,
  dictionary: Dictionary,
): Part {
  const { leftOut } = survey;
  const { rivals, unlike = [], units, calculated, constants } = survey.knowledge;
  if (units === undefined || calculated === undefined) return { sheet: survey.sheet };
  const { sheet, header, notices } = calculated;
  const merges = sheet.merges ?? [];
  const read = readSheet(
    sheet,
    {
      sheetName: sheet.name,
      header,
      merges,
      units,
      dictionary,
      constants,
      today,
      epoch1904: sheet.epoch1904 === true,
      leftOut: unkept?.get(sheet.name),
    },
    { leftOut, lacking: unstatedBy(survey.knowledge), rivals, unlike },
  );
  return { sheet, read: { ...read, notices } };
}
