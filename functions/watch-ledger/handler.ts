import { watchLedger } from "#shared/app/watch-ledger.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { scheduleLambda } from "#shared/http/schedule-lambda.ts";

export const handler = scheduleLambda(watchLedger, cloudDeps());
