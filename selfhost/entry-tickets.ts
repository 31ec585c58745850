import { instantMs } from "#shared/domain/base/instant.ts";
import type { Clock } from "#shared/ports/base/system.ts";
import type { Accounts } from "#shared/ports/people/accounts.ts";

const lifetimeMs = 60_000;
const ticketsMax = 1000;

/** Tickets that sign somebody in once, within a minute: for who has just set a password. */
export type EntryTickets = {
  issue(subject: string): string;
  /** The subject of a ticket, which is of no use afterwards; `undefined` for one that is not good. */
  take(ticket: string): string | undefined;
};

/** Keeps tickets in memory: at a restart one signs in with the new password. */
export function createEntryTickets(now: Clock, { newSecret }: Accounts): EntryTickets {
  const tickets = new Map<string, { subject: string; endsAtMs: number }>();
  return {
    issue(subject) {
      const [oldest] = tickets.keys();
      if (oldest !== undefined && tickets.size >= ticketsMax) tickets.delete(oldest);
      const ticket = newSecret();
      tickets.set(ticket, { subject, endsAtMs: instantMs(now()) + lifetimeMs });
      return ticket;
    },
    take(ticket) {
      const found = tickets.get(ticket);
      tickets.delete(ticket);
      return found !== undefined && found.endsAtMs > instantMs(now()) ? found.subject : undefined;
    },
  };
}
