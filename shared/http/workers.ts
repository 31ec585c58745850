import type { WorkerId } from "#shared/contract/routes.ts";
import type { Part } from "#shared/ports/parts.ts";
import { watchLedger } from "./audit/workers.ts";
import type { Needs } from "./base/exchange.ts";
import { checkImport, postImport } from "./imports/workers.ts";
import { mailDueReports, publishDueReports } from "./reports/workers.ts";

/** Every worker: where it stands, and what it needs. */
export const workers: Readonly<Record<WorkerId, { room: string; name: string; needs: Needs<Part> }>> = {
  "check-import": { room: "imports", name: "checkImport", needs: checkImport },
  "post-import": { room: "imports", name: "postImport", needs: postImport },
  "publish-due-reports": { room: "reports", name: "publishDueReports", needs: publishDueReports },
  "mail-due-reports": { room: "reports", name: "mailDueReports", needs: mailDueReports },
  "watch-ledger": { room: "audit", name: "watchLedger", needs: watchLedger },
};
