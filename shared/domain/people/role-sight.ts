import type { Person, Role } from "#shared/domain/base/person.ts";

/** What people of a role may see beyond what is published for everybody. */
export type Sight = {
  loans: "all" | "own-bank" | "own-association" | "own-county" | "none";
  associations: "all" | "own" | "own-county" | "none";
  imports: "all" | "own-bank" | "none";
  /** What was before a loan was last opened, and was undone, may have been somebody else's loan. */
  history: "whole" | "since-opened";
  /** Whether persons' names are given whole or masked. */
  names: "whole" | "masked";
  /** Whether they see whom to call about an association. */
  contacts: boolean;
  /** Whether the annex, which lists loans of every association, and what became of the mails may be seen. */
  annex: boolean;
  mailings: boolean;
  /** Published reports as they are, or what of them rests on no few borrowers of others. */
  reports: "whole" | "digest";
  /** Whether the addresses that reports are mailed to are given whole. */
  addresses: "whole" | "masked";
  /** Whose figures progress and cockpit show: those of the whole programme, which are published, or of one county. */
  figures: "all" | "own-county" | "none";
  /** Whose scorecards of a quarter they see. */
  assessments: "all" | "own-bank" | "own-association" | "own-county" | "none";
  /** Whom they see on the list of people, and may manage if they may change anything. */
  people: "all" | "own-county" | "none";
};

const sights = {
  liaison: {
    loans: "own-bank",
    associations: "all",
    imports: "own-bank",
    history: "whole",
    names: "whole",
    contacts: false,
    annex: true,
    mailings: true,
    reports: "whole",
    addresses: "masked",
    figures: "all",
    assessments: "own-bank",
    people: "none",
  },
  association: {
    loans: "own-association",
    associations: "own",
    imports: "none",
    history: "since-opened",
    names: "whole",
    contacts: false,
    annex: false,
    mailings: false,
    reports: "digest",
    addresses: "masked",
    figures: "all",
    assessments: "own-association",
    people: "none",
  },
  "county-supervisor": {
    loans: "own-county",
    associations: "own-county",
    imports: "none",
    history: "since-opened",
    names: "masked",
    contacts: true,
    annex: false,
    mailings: false,
    reports: "whole",
    addresses: "masked",
    figures: "own-county",
    assessments: "own-county",
    people: "own-county",
  },
  supervisor: {
    loans: "all",
    associations: "all",
    imports: "all",
    history: "whole",
    names: "masked",
    contacts: true,
    annex: true,
    mailings: true,
    reports: "whole",
    addresses: "whole",
    figures: "all",
    assessments: "all",
    people: "all",
  },
  auditor: {
    loans: "all",
    associations: "all",
    imports: "all",
    history: "whole",
    names: "masked",
    contacts: false,
    annex: true,
    mailings: true,
    reports: "whole",
    addresses: "masked",
    figures: "all",
    assessments: "all",
    people: "all",
  },
} as const satisfies Record<Role, Sight>;

/** Nothing at all. */
const blind: Sight = {
  loans: "none",
  associations: "none",
  imports: "none",
  history: "since-opened",
  names: "masked",
  contacts: false,
  annex: false,
  mailings: false,
  reports: "digest",
  addresses: "masked",
  figures: "none",
  assessments: "none",
  people: "none",
};

const byRole: ReadonlyMap<string, Sight> = new Map(Object.entries(sights));

/** What a person may see; a role that is not in the table sees nothing. */
export function sightOf({ role }: Pick<Person, "role">): Sight {
  return byRole.get(role) ?? blind;
}
