import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { senders } from "#shared/config/cloud-parts/senders.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";

export const handler = scheduleLambda(mailDueReports, cloudDeps(files, senders));
