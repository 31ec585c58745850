import { watchLedger } from "#shared/app/audit/watch-ledger.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";

export const handler = scheduleLambda(watchLedger, cloudDeps());
