import type { RouteInput, RouteOutput } from "#shared/contract/routes.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { waitsForSecondPerson } from "#shared/domain/imports/four-eyes.ts";
import {
  type ImportCounts,
  type ImportRecord,
  importStateNames,
  type UnderstoodSheet,
} from "#shared/domain/imports/import-record.ts";
import { shownFileName } from "#shared/domain/imports/shown-file-name.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

type WireImport = RouteOutput<"read-import">;

/** What an announcement says of its file, with the total that was typed for it. */
export function fileFromWire({ typedTotal, ...file }: RouteInput<"announce-import">["body"]) {
  const { count, amountFen } = typedTotal ?? {};
  const typed = typedTotal && { count, amountFen: amountFen === undefined ? undefined : BigInt(amountFen) };
  return { ...file, typedTotal: typed };
}

/** What a checked import is called while it waits for a second person. */
const waitingName = "待复核";

/** An import as the wire shows it to a caller, with its effect in percent of the programme's goal. */
export function importToWire(
  record: ImportRecord,
  caller: Pick<Person, "subject">,
  { programme }: { programme: Pick<Programme, "goalFen" | "fourEyes"> },
): WireImport {
  const waits = waitsForSecondPerson(programme, record);
  return {
    importId: record.importId,
    state: record.state,
    stateName: waits ? waitingName : importStateNames[record.state],
    waitsFor: waits ? "second-person" : undefined,
    mine: record.announcedBy === caller.subject,
    committedByMe: record.commit?.by === caller.subject,
    fileName: shownFileName(record),
    byteSize: record.byteSize,
    sha256: record.sha256,
    announcedAt: record.announcedAt,
    announcedByName: record.announcedByName,
    committedByName: record.commit?.byName,
    commitAskedAt: record.commit?.askedAt,
    changedAt: record.changedAt,
    committedAt: record.committedAt,
    progress: record.progress,
    counts: record.counts && countsToWire(record.counts),
    holds: record.holds,
    acceptNames: record.acceptNames,
    effect: effectOf(record, programme.goalFen),
    understood: record.understood?.map(understoodToWire),
    constants: record.constants && [...record.constants],
    controlTotal: controlTotalOf(record),
    dataOn: record.dataOn,
    notices: record.notices?.map((notice) => ({ ...notice, cells: notice.cells && [...notice.cells] })),
    unknownValues: record.unknownValues && [...record.unknownValues],
    questions: record.questions,
    typedTotal: typedTotalOf(record),
    problem: record.problem,
    undo: undoOf(record),
    sentBack: record.sentBack,
  };
}

function understoodToWire(sheet: UnderstoodSheet): NonNullable<WireImport["understood"]>[number] {
  return {
    ...sheet,
    columns: sheet.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    missing: [...sheet.missing],
  };
}

function countsToWire({ leftOut = 0, unattributed = 0, ...counts }: ImportCounts): WireImport["counts"] {
  return { ...counts, leftOut, unattributed };
}

function effectOf({ effect }: ImportRecord, goalFen: Fen): WireImport["effect"] {
  if (effect === undefined) return undefined;
  const { beforeFen, afterFen } = effect.counted ?? {
    beforeFen: effect.disbursedFenBefore,
    afterFen: effect.disbursedFenAfter,
  };
  return {
    disbursedFenBefore: fenToWire(effect.disbursedFenBefore),
    disbursedFenAfter: fenToWire(effect.disbursedFenAfter),
    percentOfGoalBefore: Number(percentHundredths(beforeFen, goalFen)) / 100,
    percentOfGoalAfter: Number(percentHundredths(afterFen, goalFen)) / 100,
  };
}

function undoOf({ undo }: ImportRecord): WireImport["undo"] {
  if (undo === undefined) return undefined;
  const { by, byName, reason, askedAt, undoneAt, undoneCount, keptCount, kept } = undo;
  return { by, byName, reason, askedAt, undoneAt, undoneCount, keptCount, kept: [...kept] };
}

function controlTotalOf({ controlTotal }: ImportRecord): WireImport["controlTotal"] {
  if (controlTotal === undefined) return undefined;
  const { fileFen, readFen, agrees } = controlTotal;
  return { fileFen: fenToWire(fileFen), readFen: fenToWire(readFen), agrees };
}

function typedTotalOf({ typedTotal }: ImportRecord): WireImport["typedTotal"] {
  if (typedTotal === undefined) return undefined;
  const { amountFen, readFen, ...rest } = typedTotal;
  return {
    ...rest,
    amountFen: amountFen === undefined ? undefined : fenToWire(amountFen),
    readFen: readFen === undefined ? undefined : fenToWire(readFen),
  };
}
