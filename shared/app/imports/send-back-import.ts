import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { requireSecondPerson } from "#shared/domain/imports/four-eyes.ts";
import { type ImportRecord, importStateNames } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedImport } from "./owned-import.ts";
import { updateImport } from "./update-import.ts";

/**
 * Sends a checked import back to the one who brought it in, with a reason, instead of letting it into the ledger; for
 * programmes with four eyes. Sending back again changes nothing. Fails with `import-unknown`, `four-eyes-off`,
 * `import-state`, or `four-eyes` when the announcer asks: they cancel.
 */
export async function sendBackImport(
  deps: Pick<Deps, "imports" | "programme" | "now">,
  caller: Person,
  importId: string,
  reason: string,
): Promise<ImportRecord> {
  await ownedImport(deps, caller, importId);
  if (!deps.programme.fourEyes) throw new LedgerFailure("four-eyes-off");
  return updateImport(deps, importId, (record) => {
    if (record.state === "sent-back") return undefined;
    if (record.state !== "checked") {
      throw new LedgerFailure("import-state", { stateName: importStateNames[record.state], action: "退回" });
    }
    requireSecondPerson(
      deps.programme,
      { before: record.announcedBy, now: caller.subject },
      { first: "登记导入的人", action: "复核退回" },
    );
    const { subject: by, displayName: byName } = caller;
    return { ...record, state: "sent-back", sentBack: { by, byName, at: deps.now(), reason } };
  });
}
