import type { Person } from "#shared/domain/base/person.ts";
import type { Account, SecondFactor } from "#shared/domain/people/account.ts";
import type { EntryLink } from "#shared/domain/people/entry-link.ts";
import type { PeopleChange } from "#shared/domain/people/people-change.ts";
import type { SessionRepository } from "./session-repository.ts";

/** How many links are kept; of those beyond, the oldest that let nobody in any more are forgotten. */
export const entryLinksMax = 1000;

/** The accounts of the embedded issuer. */
export interface AccountRepository {
  /** Tells whether there was ever an account: from then on there are no demo accounts. */
  any(): Promise<boolean>;
  find(subject: string): Promise<Account | undefined>;
  findByName(name: string): Promise<Account | undefined>;
  /** All accounts, at most `peopleMax`. */
  list(): Promise<Account[]>;
  /**
   * Lets the invited person in: uses the invitation up, adds account and person and keeps the change, all or nothing.
   * `link-ended` when the invitation is not open at `at` any more, `name-taken` when another account has the name.
   */
  join(
    linkId: string,
    at: string,
    account: Account,
    person: Person,
    change: PeopleChange,
  ): Promise<"joined" | "name-taken" | "link-ended">;
  /**
   * Gives an account another password and forgets its tries. A link given is used up, and the account then has the second
   * factor given with it, or none; false when the link is not open at `at`.
   */
  setPassword(subject: string, passwordHash: string, at: string, by?: PasswordLinkUse): Promise<boolean>;
  /** Takes a one-time code's step as used; false when it, or a later one, was used before, or the account is gone. */
  takeStep(subject: string, step: number): Promise<boolean>;
  /** Gives an account a second factor in the place of what it had, or none; false when the account is gone. */
  setSecondFactor(subject: string, secondFactor: SecondFactor | undefined): Promise<boolean>;
  noteSignIn(subject: string, at: string): Promise<void>;
  /** Takes an account away, and with it its open links for a new password. */
  remove(subject: string, at: string): Promise<void>;
  /**
   * Counts one try for a name, known or not, as a wrong one, in one step; gives until when the name is locked, in which
   * case nothing is counted, or 0. `forgetTries` makes a try that was right undone.
   */
  countTry(name: string, nowMs: number): Promise<number>;
  forgetTries(name: string): Promise<void>;
  /** Until when the name is locked, or 0. */
  lockedUntilMs(name: string, nowMs: number): Promise<number>;
  /** Ends what lets an account's owner stay signed in beyond the present token. */
  endSessions(subject: string): Promise<void>;
}

/** The use of a link for a new password, and the second factor that was set up with it. */
export type PasswordLinkUse = { linkId: string; secondFactor?: SecondFactor | undefined };

/** An account on its way to another store; of one that was taken away its subject alone is left. */
export type CarriedAccount = { subject: string; account?: Account | undefined };

/** Carries the accounts of an embedded issuer from one store to another. */
export interface AccountCarrier {
  /** Every account that there ever was, sorted by subject. */
  carried(): Promise<CarriedAccount[]>;
  /** Adds an account as it was, unless its subject is there. */
  takeIn(account: CarriedAccount): Promise<void>;
}

/** The links that let people in at the embedded issuer. */
export interface EntryLinkRepository {
  /** Adds a link; false when `entryLinksMax` open ones are there already. */
  add(link: EntryLink): Promise<boolean>;
  get(linkId: string): Promise<EntryLink | undefined>;
  findBySecret(secretHash: string): Promise<EntryLink | undefined>;
  /** All links that are kept, newest first. */
  list(): Promise<EntryLink[]>;
  /** Ends a link that was not ended before. */
  end(linkId: string, endedAt: string, endedBy?: string): Promise<void>;
  noteUse(linkId: string, usedAt: string): Promise<void>;
}

/** Makes and checks the hashes under which passwords are kept. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Tells whether a hash is of the password; without a hash it is not, after as long. Fails with `sign-in-busy`. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** Checks the one-time codes of an authenticator app (TOTP, RFC 6238). */
export interface CodeChecker {
  /** The step of time that a code is of, by a secret in base 32; `undefined` for a code that is wrong at that moment. */
  stepOf(secret: string, code: string, nowMs: number): number | undefined;
}

/** What one store keeps of accounts. */
export type AccountStore = {
  accounts: AccountRepository;
  entryLinks: EntryLinkRepository;
  accountCarrier: AccountCarrier;
  sessions: SessionRepository;
};

/** Our own accounts, where there are any. */
export type Accounts = {
  accounts: AccountRepository;
  entryLinks: EntryLinkRepository;
  passwords: PasswordHasher;
  codes: CodeChecker;
  /** Whether those who see more than one association need a code besides their password. */
  asksForCodes: boolean;
  /** A new secret of 160 bits, in letters that an address may hold. */
  newSecret(): string;
  /** The origin of the pages that links lead to. */
  origin: string;
  /** The name under which the register keeps those who sign in here. */
  issuer: string;
  /** The issuer at which others sign in, where there is one besides. */
  otherIssuer?: string | undefined;
};

/** Makes the tokens of who signs in here. */
export interface TokenMaker {
  /** An access token of a subject, and for how many seconds it is good. */
  accessToken(subject: string): Promise<{ accessToken: string; expiresInSeconds: number }>;
}

/**
 * Bounds how often it is tried to get in, from an address and from all together; what others fail at does not shut out
 * who comes from a known address.
 */
export interface TryCounter {
  /** Counts a try. Fails with `too-many-tries`, which says when there may be more. */
  count(address: string): Promise<void>;
  /** Takes a try off the count by which nobody guessed. */
  forgive(address: string): Promise<void>;
  /** Takes a try that was good off the count, and remembers for a month that somebody got in from there. */
  welcome(address: string): Promise<void>;
}

/** What signing in here takes. */
export type SignIns = {
  tokens: TokenMaker;
  sessions: SessionRepository;
  /** Counts the tries of our own routes; absent where people say who they are on the pages of an issuer of ours. */
  tries?: TryCounter | undefined;
};
