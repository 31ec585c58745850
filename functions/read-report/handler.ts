import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { readReportEndpoint } from "#shared/http/endpoints/read-report.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readReportEndpoint, cloudDeps(files));
