import { cloudDeps } from "#shared/config/cloud.ts";
import { listJournalEndpoint } from "#shared/http/audit/list-journal.ts";
import { lambda } from "#shared/http/base/lambda.ts";

export const handler = lambda(listJournalEndpoint, cloudDeps());
