// Written by `npm run functions` from the tables of operations and workers.
import { cloudPages } from "#shared/config/cloud-pages.ts";
import { pagesLambda } from "#shared/http/base/pages-lambda.ts";

export const handler = pagesLambda(cloudPages());
