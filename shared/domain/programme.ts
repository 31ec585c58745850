import type { Day } from "./day.ts";
import type { Fen } from "./money.ts";

/** A county of the programme's city, by its code in GB/T 2260, with the other names that banks write for it. */
export type County = { code: string; name: string; aliases: readonly string[] };

/** A programme: who lends to whom, the goal and the days between which it is to be reached (both included). */
export type Programme = {
  name: string;
  city: string;
  goalFen: Fen;
  firstOn: Day;
  lastOn: Day;
  bank: { bankId: string; name: string };
  counties: readonly County[];
  /** Associations on the supervisor's own list; names that are not on it are taken in unconfirmed. */
  associations: readonly ListedAssociation[];
};

/** An association as the supervisor's list names it. */
export type ListedAssociation = {
  name: string;
  countyCode: string;
  socialCreditCode?: string | undefined;
  aliases: readonly string[];
};
