import type { Pages } from "#shared/http/base/page-answer.ts";
import { buildWeb } from "#web/build.ts";

/** The pages of the client, built from their source. */
export const readPages: () => Promise<Pages> = buildWeb;
