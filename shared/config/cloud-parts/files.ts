import { cloudFiles } from "./cloud-files.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The buckets' files. */
export const files: CloudPart<"files"> = (env) => ({ files: cloudFiles(env) });
