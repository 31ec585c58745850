import { readMailing } from "#shared/app/reports/read-mailing.ts";
import { mailingRoutes } from "#shared/contract/reports/mailing-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { mailingToWire } from "./mailing-wire.ts";

/** Tells what became of the messages about a month's report; of one without any, that there are none. */
export const readMailingEndpoint = defineEndpoint(
  mailingRoutes["read-mailing"],
  async (deps, _caller, { params }) => {
    const mailing = await readMailing(deps, params.month);
    return mailingToWire(params.month, mailing?.revision ?? 1, mailing ?? { deliveries: [] });
  },
);
