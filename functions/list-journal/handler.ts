import { cloudDeps } from "#shared/config/cloud.ts";
import { listJournalEndpoint } from "#shared/http/endpoints/list-journal.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listJournalEndpoint, cloudDeps());
