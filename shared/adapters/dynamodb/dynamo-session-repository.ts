import { instantMs } from "#shared/domain/base/instant.ts";
import { type Session, sessionMsMax, sessionsMax } from "#shared/domain/people/session.ts";
import type { SessionRepository } from "#shared/ports/people/session-repository.ts";
import { toJsonText } from "../stored/json-text.ts";
import { backOff, type Try } from "./back-off.ts";
import { sessionsKey } from "./item-keys.ts";
import { sessionsItem } from "./item-schemas.ts";
import { isNew, putOnce, stillAsRead } from "./put-once.ts";
import { getItem, type Item } from "./read-items.ts";
import type { Table } from "./table.ts";
import { expiryAttribute } from "./table-definition.ts";

/** Keeps the sessions in DynamoDB: those of one person in one item, which expires with the last of them. */
export function createDynamoSessionRepository(table: Table): SessionRepository {
  const change = (subject: string, changed: (present: readonly Session[]) => readonly Session[]) =>
    backOff(table, async (): Promise<Try<void>> => {
      const item = await getItem(table, sessionsKey(subject));
      const present = sessionsOf(item);
      const sessions = changed(present);
      const [newest] = [...sessions, ...present];
      const put = { ...sessionsKey(subject), record: toJsonText(sessions), ...expiryOf(newest) };
      const done = await putOnce(table, put, item === undefined ? isNew : stillAsRead(item));
      return done ? { value: undefined } : "again";
    });
  return {
    add: (subject, session, keptSince) =>
      change(subject, (present) =>
        [session, ...present.filter(({ signedInAt }) => signedInAt >= keptSince)].slice(0, sessionsMax),
      ),
    async find(subject, secretHash) {
      const sessions = sessionsOf(await getItem(table, sessionsKey(subject)));
      return sessions.find((session) => session.secretHash === secretHash);
    },
    end: (subject, secretHash) =>
      change(subject, (present) => present.filter((session) => session.secretHash !== secretHash)),
  };
}

function sessionsOf(item: Item | undefined): Session[] {
  return item === undefined ? [] : sessionsItem.parse(item);
}

/** When an item is of no use any more whose newest session this is, or was. */
function expiryOf(newest: Session | undefined): Record<string, number> {
  const endsMs = newest === undefined ? 0 : instantMs(newest.signedInAt) + sessionMsMax;
  return { [expiryAttribute]: Math.ceil(endsMs / 1000) };
}
