import { decideDelivery } from "#shared/app/reports/decide-delivery.ts";
import { mailingRoutes } from "#shared/contract/reports/mailing-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { mailingToWire } from "./mailing-wire.ts";

/** Takes down that a message has come, or has it sent once more. */
export const decideDeliveryEndpoint = defineEndpoint(
  mailingRoutes["decide-delivery"],
  async (deps, caller, { params, body }) => {
    const mailing = await decideDelivery(deps, caller, { ...params, ...body });
    return mailingToWire(mailing.month, mailing.revision, mailing);
  },
);
