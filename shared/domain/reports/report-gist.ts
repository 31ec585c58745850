import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { BankData } from "./awaited-data.ts";

type GistLent = { loanCount: number; households: number; disbursedFen: Fen };

/** What a mail says of a published report: a few of its figures, as they were frozen. */
export type ReportGist = {
  programmeName: string;
  issuer: string;
  goalFen: Fen;
  month: Month;
  asOf: Day;
  publishedAt: string;
  thisMonth: GistLent;
  cumulative: GistLent;
  percentOfGoal: number;
  timeElapsedPercent: number;
  aheadOfPacePercent: number;
  outstandingCount: number;
  outstandingFen: Fen;
  /** The banks whose data was not in; none in a report of an edition that did not tell. */
  awaited: readonly BankData[];
};

/** The gist of a frozen report, read from its JSON; `undefined` when that is no such report. */
export function reportGist(json: string): ReportGist | undefined {
  try {
    return gistOf(json);
  } catch {
    return undefined;
  }
}

function gistOf(json: string): ReportGist {
  const report = part(JSON.parse(json));
  const programme = part(report["programme"]);
  const pace = part(report["pace"]);
  const outstanding = part(report["outstanding"]);
  return {
    programmeName: text(programme["name"]),
    issuer: text(programme["issuer"]),
    goalFen: fen(programme["goalFen"]),
    month: text(report["month"]),
    asOf: text(report["asOf"]),
    publishedAt: text(report["publishedAt"]),
    thisMonth: lent(report["thisMonth"]),
    cumulative: lent(report["cumulative"]),
    percentOfGoal: number(pace["percentOfGoal"]),
    timeElapsedPercent: number(pace["timeElapsedPercent"]),
    aheadOfPacePercent: number(pace["aheadOfPacePercent"]),
    outstandingCount: number(outstanding["loanCount"]),
    outstandingFen: fen(outstanding["outstandingFen"]),
    awaited: awaited(report["awaited"]),
  };
}

function lent(value: unknown): GistLent {
  const { loanCount, households, disbursedFen } = part(value);
  return { loanCount: number(loanCount), households: number(households), disbursedFen: fen(disbursedFen) };
}

function awaited(value: unknown): BankData[] {
  const banks: readonly unknown[] = Array.isArray(value) ? value : [];
  return banks.map((bank) => {
    const { bankId, name, dataOn } = part(bank);
    return { bankId: text(bankId), name: text(name), dataOn: dataOn === null ? null : text(dataOn) };
  });
}

function part(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw wrong();
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown): string {
  if (typeof value !== "string") throw wrong();
  return value;
}

function number(value: unknown): number {
  if (typeof value !== "number") throw wrong();
  return value;
}

function fen(value: unknown): Fen {
  if (!Number.isSafeInteger(value)) throw wrong();
  return BigInt(number(value));
}

function wrong(): TypeError {
  return new TypeError("this is not the JSON of a report");
}
