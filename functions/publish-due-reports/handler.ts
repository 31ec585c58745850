import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { books } from "#shared/config/cloud-parts/books.ts";
import { documents } from "#shared/config/cloud-parts/documents.ts";
import { frozenReports } from "#shared/config/cloud-parts/frozen-reports.ts";
import { senders } from "#shared/config/cloud-parts/senders.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";

export const handler = scheduleLambda(publishAndMail, cloudDeps(frozenReports, books, documents, senders));
