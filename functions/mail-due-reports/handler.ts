import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { frozenReports } from "#shared/config/cloud-parts/frozen-reports.ts";
import { senders } from "#shared/config/cloud-parts/senders.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";

export const handler = scheduleLambda(mailDueReports, cloudDeps(frozenReports, senders));
