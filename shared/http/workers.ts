import type { WorkerId } from "#shared/contract/routes.ts";
import type { Part } from "#shared/ports/parts.ts";
import { publishWorker } from "./audit/making-worker.ts";
import { watchWorker } from "./audit/workers.ts";
import type { Needs } from "./base/exchange.ts";
import { checkWorker, postWorker } from "./imports/workers.ts";
import { mailWorker } from "./reports/workers.ts";

/** Every worker: its module, and what it needs. */
export const workers: Readonly<Record<WorkerId, { room: string; name: string; needs: Needs<Part> }>> = {
  "check-import": { room: "imports", name: "checkWorker", needs: checkWorker },
  "post-import": { room: "imports", name: "postWorker", needs: postWorker },
  "publish-due-reports": { room: "audit", name: "publishWorker", needs: publishWorker },
  "mail-due-reports": { room: "reports", name: "mailWorker", needs: mailWorker },
  "watch-ledger": { room: "audit", name: "watchWorker", needs: watchWorker },
};
