import type { RefusalReason } from "#shared/domain/reports/mailing.ts";
import {
  type EventReceiver,
  type Mailer,
  MailRefused,
  type OutgoingMail,
  type Robot,
} from "#shared/ports/reports/mailer.ts";

/** What becomes of a message: taken over, refused, taken over with the answer lost, or lost without being taken over. */
export type Fate = "taken" | RefusalReason | "taken-unheard" | "lost-unheard";

/** Senders in memory, whose messages meet the fate that a test gives them. */
export type PostOffice = {
  mailer: Mailer;
  robot: Robot;
  webhook: EventReceiver;
  bus: EventReceiver;
  /** What arrived, in order. */
  mails: OutgoingMail[];
  posts: string[];
  events: { id: string; body: string }[];
  /** How many messages arrived at an address. */
  arrivedAt(address: string): number;
};

/** Opens a post office; `fateOf` is asked once for each attempt. */
export function openPostOffice(fateOf: (to: string) => Fate = () => "taken"): PostOffice {
  const mails: OutgoingMail[] = [];
  const posts: string[] = [];
  const events: PostOffice["events"] = [];
  const meet = (to: string, arrive: () => void) => {
    const fate = fateOf(to);
    if (fate === "taken" || fate === "taken-unheard") arrive();
    if (fate === "taken-unheard" || fate === "lost-unheard") throw new Error("the answer was lost");
    if (fate !== "taken") throw new MailRefused(fate);
  };
  return {
    mails,
    posts,
    events,
    arrivedAt: (address) => mails.filter(({ to }) => to === address).length,
    mailer: {
      toOutbox: false,
      domain: "example.cn",
      send: async (mail) => meet(mail.to, () => mails.push(mail)),
    },
    robot: { post: async (markdown) => meet("robot", () => posts.push(markdown)) },
    webhook: { deliver: async (id, body) => meet("webhook", () => events.push({ id, body })) },
    bus: { deliver: async (id, body) => meet("bus", () => events.push({ id, body })) },
  };
}
