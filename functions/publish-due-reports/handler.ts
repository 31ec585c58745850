import { publishDueReports } from "#shared/app/publish-due-reports.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { scheduleLambda } from "#shared/http/schedule-lambda.ts";

export const handler = scheduleLambda(publishDueReports, cloudDeps());
