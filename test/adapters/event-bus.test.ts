import {
  EventBridgeClient,
  EventBridgeServiceException,
  PutEventsCommand,
  type PutEventsCommandOutput,
} from "@aws-sdk/client-eventbridge";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { createEventBus } from "#shared/adapters/eventbridge/event-bus.ts";
import { MailRefused } from "#shared/ports/reports/mailer.ts";

const body = '{"type":"MonthlyReportPublished","id":"yinhui-2016-10-1-a"}';

type Answer = Pick<PutEventsCommandOutput, "FailedEntryCount" | "Entries">;

/** Delivers one event onto a bus that answers so; gives what was asked of it and what came of it. */
async function deliver(answer: Answer | Error) {
  const client = new EventBridgeClient({ region: "eu-central-1" });
  const mock = mockClient(client);
  if (answer instanceof Error) mock.on(PutEventsCommand).rejects(answer);
  else mock.on(PutEventsCommand).resolves(answer);
  const outcome = await createEventBus({ client, busName: "offices" })
    .deliver("yinhui-2016-10-1-a", body)
    .then(
      () => "taken",
      (error: unknown) => (error instanceof MailRefused ? error.reason : "unknown"),
    );
  return { outcome, asked: mock.commandCalls(PutEventsCommand).map(({ args }) => args[0].input) };
}

const answeredWith = (name: string) =>
  new EventBridgeServiceException({ name, $fault: "client", $metadata: { httpStatusCode: 400 } });

it("puts an event on the bus of its name, by source and kind, with its id in the detail", async () => {
  const { outcome, asked } = await deliver({ FailedEntryCount: 0, Entries: [{ EventId: "e1" }] });

  expect(outcome).toBe("taken");
  const entry = { EventBusName: "offices", Source: "yinhui", DetailType: "MonthlyReportPublished" };
  expect(asked).toEqual([{ Entries: [{ ...entry, Detail: body }] }]);
});

it.each<[string, Answer | Error, string]>([
  [
    "an entry that was refused, though the call was answered well",
    { FailedEntryCount: 1, Entries: [{ ErrorCode: "ThrottlingException" }] },
    "busy",
  ],
  [
    "an entry that no policy of the bus allows",
    { FailedEntryCount: 1, Entries: [{ ErrorCode: "NotAuthorizedForSourceException" }] },
    "sign-in",
  ],
  ["an answer that knows no event", { Entries: [] }, "busy"],
  ["a call that no policy allows", answeredWith("AccessDeniedException"), "sign-in"],
  ["a bus that is missing", answeredWith("ResourceNotFoundException"), "busy"],
  ["no answer", new Error("connect ECONNREFUSED"), "unreachable"],
])("%s is tried again", async (_case, answer, reason) => {
  expect((await deliver(answer)).outcome).toBe(reason);
});
