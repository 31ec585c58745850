import type { Bank } from "#shared/domain/base/bank.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Role } from "#shared/domain/base/person.ts";
import type { SessionTerms } from "#shared/domain/people/session.ts";
import type { AssessmentRules } from "./assessment-rules.ts";
import type { CorrectionTerms } from "./correction-terms.ts";

/** A county of the programme's city, by its code in GB/T 2260, with the other names that banks write for it. */
export type County = {
  code: string;
  name: string;
  aliases: readonly string[];
  /** Its weight when the goal is split over the counties; all counties have one, or none has. */
  goalWeight?: number | undefined;
};

/** A programme: who lends to whom, the goal, and the first and last day on which it counts. */
export type Programme = {
  name: string;
  city: string;
  goalFen: Fen;
  firstOn: Day;
  lastOn: Day;
  /** The goal in steps, ascending, the last of them the goal on `lastOn`; empty for one straight line. */
  tranches: readonly Tranche[];
  /** The default bank, where a request names none. */
  bank: Bank;
  otherBanks?: readonly Bank[] | undefined;
  /** Who signs the monthly report (发文机关). */
  issuer: string;
  /** The word of the issuer's document numbers (发文机关代字, 滁科协), where reports bear one. */
  documentWord?: string | undefined;
  /** Whom monthly reports are for (主送机关), and who gets a copy (抄送机关); as usual, and nobody, where it is not said. */
  addressedTo?: string | undefined;
  copiedTo?: string | undefined;
  counties: readonly County[];
  /** Associations on the supervisor's own list; names that are not on it are taken in unconfirmed. */
  associations: readonly ListedAssociation[];
  /** People whom the programme's file lets in; all others come from the register. */
  people: readonly ListedPerson[];
  /** The bank's loan products; an unlisted one is reported as a question. Empty: any product. */
  products: readonly string[];
  /** The addresses that published reports are mailed to; at most `mailToMax`. */
  mailTo: readonly string[];
  /** Whether what one person brought in, another has to let into the ledger (四眼原则). */
  fourEyes: boolean;
  /** By which correction requests are measured. */
  correctionTerms: CorrectionTerms;
  /** From which day (1 to 28) of the next month and which hour (0 to 23) of that day in Asia/Shanghai a month's report is due. */
  reportDay: number;
  reportHour: number;
  /** From which day (1 to 28) on it goes out although a bank's data is not in. */
  reportDeadlineDay: number;
  /** By what a quarter is assessed; absent where nobody has said so. */
  assessmentRules?: AssessmentRules | undefined;
  /** How long people stay signed in; as usual where it is not said. */
  sessionTerms?: SessionTerms | undefined;
};

/** Tells whether what is disbursed on a day counts towards the goal: on the programme's days, the first and the last included. */
export function countsTowardsGoal(
  { firstOn, lastOn }: Pick<Programme, "firstOn" | "lastOn">,
  day: Day,
): boolean {
  return day >= firstOn && day <= lastOn;
}

/** A step on the way to the goal: what is to be disbursed in all by the end of a day. */
export type Tranche = { until: Day; goalFen: Fen };

/** An association as the supervisor's list names it. */
export type ListedAssociation = {
  name: string;
  countyCode: string;
  socialCreditCode?: string | undefined;
  aliases: readonly string[];
};

/** A person as the programme's file names them: the subject of the configured issuer, a role, and for some whose. */
export type ListedPerson = {
  subject: string;
  displayName: string;
  role: Role;
  association?: string | undefined;
  /** A liaison's bank, where it is not the programme's own, and branches, where it is of these alone. */
  bankId?: string | undefined;
  branchIds?: readonly string[] | undefined;
  /** The code of a county's supervisor's county. */
  countyCode?: string | undefined;
};
