import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** What was put on a bus: one entry of `PutEvents`. */
export type PutEvent = { EventBusName: string; Source: string; DetailType: string; Detail: string };

/** The buses of EventBridge on a loopback port. */
export type EventBusStub = {
  endpoint: string;
  /** What was taken, in order. */
  taken: PutEvent[];
  stop(): Promise<void>;
};

/** Starts buses that take every event, whatever bus it names. */
export async function startEventBusStub(): Promise<EventBusStub> {
  const taken: PutEvent[] = [];
  const server = createServer(async (request, response) => {
    const { Entries } = (await json(request)) as { Entries: PutEvent[] };
    taken.push(...Entries);
    response.setHeader("content-type", "application/x-amz-json-1.1");
    const answers = Entries.map((_, index) => ({ EventId: `event-${taken.length}-${index}` }));
    response.end(JSON.stringify({ FailedEntryCount: 0, Entries: answers }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
