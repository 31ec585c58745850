import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { listReportCorrectionsEndpoint } from "#shared/http/endpoints/list-report-corrections.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listReportCorrectionsEndpoint, cloudDeps(files));
