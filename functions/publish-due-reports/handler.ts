import { publishAndMail } from "#shared/app/publish-and-mail.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { scheduleLambda } from "#shared/http/schedule-lambda.ts";

export const handler = scheduleLambda(publishAndMail, cloudDeps());
