import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { EventBridgeServiceException, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { RefusalReason } from "#shared/domain/reports/mailing.ts";
import { reportEventType } from "#shared/domain/reports/report-event.ts";
import { type EventReceiver, MailRefused } from "#shared/ports/reports/mailer.ts";

const answerMsMax = 15_000;

/** By what rules know our events: `{ "source": ["yinhui"] }`. */
export const eventSource = "yinhui";

/** What EventBridge answers to those whom no policy allows to put events. */
const denied: ReadonlySet<string | undefined> = new Set([
  "AccessDeniedException",
  "NotAuthorizedForSourceException",
]);

/** Puts events on a bus of EventBridge; their id is in the detail, since the bus gives each repetition another of its own. */
export function createEventBus(options: { client: EventBridgeClient; busName: string }): EventReceiver {
  const { client, busName } = options;
  return {
    async deliver(_id, body) {
      const entry = { EventBusName: busName, Source: eventSource, DetailType: reportEventType, Detail: body };
      const { FailedEntryCount = 0, Entries = [] } = await client
        .send(new PutEventsCommand({ Entries: [entry] }), { abortSignal: AbortSignal.timeout(answerMsMax) })
        .catch((error: unknown) => {
          throw new MailRefused(reasonOf(error));
        });
      // An answer of 200 says that the call came, not that the bus took the event.
      if (FailedEntryCount > 0 || Entries[0]?.EventId === undefined)
        throw new MailRefused(denied.has(Entries[0]?.ErrorCode) ? "sign-in" : "busy");
    },
  };
}

function reasonOf(error: unknown): RefusalReason {
  if (!(error instanceof EventBridgeServiceException)) return "unreachable";
  return denied.has(error.name) ? "sign-in" : "busy";
}
