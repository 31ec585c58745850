import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { waitsForSecondPerson } from "#shared/domain/imports/four-eyes.ts";
import {
  type ImportCounts,
  type ImportRecord,
  importStateNames,
} from "#shared/domain/imports/import-record.ts";
import { noticeNow } from "#shared/domain/imports/notice-now.ts";
import { shownFileName } from "#shared/domain/imports/shown-file-name.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";

type WireImport = RouteAnswer<"read-import">;

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
    ...record,
    stateName: waits ? waitingName : importStateNames[record.state],
    waitsFor: waits ? "second-person" : undefined,
    mine: record.announcedBy === caller.subject,
    committedByMe: record.commit?.by === caller.subject,
    fileName: shownFileName(record),
    committedByName: record.commit?.byName,
    commitAskedAt: record.commit?.askedAt,
    notices: record.notices?.map((notice) => noticeNow(record.state, notice)),
    acknowledged: record.commit?.acknowledged,
    counts: record.counts && countsToWire(record.counts),
    effect: effectOf(record, programme.goalFen),
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
    disbursedFenBefore: effect.disbursedFenBefore,
    disbursedFenAfter: effect.disbursedFenAfter,
    percentOfGoalBefore: Number(percentHundredths(beforeFen, goalFen)) / 100,
    percentOfGoalAfter: Number(percentHundredths(afterFen, goalFen)) / 100,
  };
}
