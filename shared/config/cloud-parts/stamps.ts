import { createHttpTimestampAuthority } from "#shared/adapters/timestamp/http-timestamp-authority.ts";
import type { CloudPart } from "./cloud-part.ts";

/** Who stamps published reports; nobody where the deployment names none. */
export const stamps: CloudPart<"stamps"> = ({ TSA_URL: url }) => ({
  timestampAuthority: url === undefined ? undefined : createHttpTimestampAuthority({ url }),
});
