import type { RouteOutput } from "#shared/contract/routes.ts";
import { type ImportRecord, importStateNames, type UnderstoodSheet } from "#shared/domain/import-record.ts";
import type { Fen } from "#shared/domain/money.ts";
import { percentHundredths } from "#shared/domain/pace.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { fenToWire } from "./fen.ts";

type WireImport = RouteOutput<"read-import">;

/** An import as the wire shows it, with its effect in percent of the programme's goal. */
export function importToWire(record: ImportRecord, programme: Pick<Programme, "goalFen">): WireImport {
  return {
    importId: record.importId,
    state: record.state,
    stateName: importStateNames[record.state],
    fileName: record.fileName,
    byteSize: record.byteSize,
    sha256: record.sha256,
    announcedAt: record.announcedAt,
    changedAt: record.changedAt,
    committedAt: record.committedAt,
    progress: record.progress,
    counts: record.counts,
    effect: effectOf(record, programme.goalFen),
    understood: record.understood?.map(understoodToWire),
    controlTotal: controlTotalOf(record),
    dataOn: record.dataOn,
    notices: record.notices?.map((notice) => ({ ...notice, cells: notice.cells && [...notice.cells] })),
    problem: record.problem,
  };
}

function understoodToWire(sheet: UnderstoodSheet): NonNullable<WireImport["understood"]>[number] {
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    missing: [...sheet.missing],
  };
}

function effectOf({ effect }: ImportRecord, goalFen: Fen): WireImport["effect"] {
  if (effect === undefined) return undefined;
  return {
    disbursedFenBefore: fenToWire(effect.disbursedFenBefore),
    disbursedFenAfter: fenToWire(effect.disbursedFenAfter),
    percentOfGoalBefore: Number(percentHundredths(effect.disbursedFenBefore, goalFen)) / 100,
    percentOfGoalAfter: Number(percentHundredths(effect.disbursedFenAfter, goalFen)) / 100,
  };
}

function controlTotalOf({ controlTotal }: ImportRecord): WireImport["controlTotal"] {
  if (controlTotal === undefined) return undefined;
  const { fileFen, readFen, agrees } = controlTotal;
  return { fileFen: fenToWire(fileFen), readFen: fenToWire(readFen), agrees };
}
