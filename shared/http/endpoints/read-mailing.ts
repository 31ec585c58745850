import { readMailing } from "#shared/app/read-mailing.ts";
import { mailingRoutes } from "#shared/contract/mailing-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { mailingToWire } from "../wire/mailing.ts";

/** Tells what became of the messages about a month's report; of one without any, that there are none. */
export const readMailingEndpoint = defineEndpoint(
  mailingRoutes["read-mailing"],
  async (deps, _caller, { params }) => {
    const mailing = await readMailing(deps, params.month);
    return mailingToWire(params.month, mailing?.revision ?? 1, mailing ?? { deliveries: [] });
  },
);
