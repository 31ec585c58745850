import { type NamedLoan, nameLoans } from "#shared/app/ledger/name-loans.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { CorrectionRequest } from "#shared/domain/corrections/correction-request.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { loanScopeOf } from "#shared/domain/ledger/loan-scope.ts";
import type { CorrectionTerms } from "#shared/domain/programme/correction-terms.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { isLoanSeen } from "./claimed-loan.ts";

/** A correction request as somebody sees it on a day, with its loan where the loan is theirs to see. */
export type SeenCorrection = {
  request: CorrectionRequest;
  associationName: string;
  loan: NamedLoan | undefined;
  today: Day;
  terms: CorrectionTerms;
};

/** Puts to correction requests (at most `loansReadMax`) what a caller may see of their loans, and the day. */
export async function seeCorrections(
  deps: Pick<Deps, "associations" | "ledger" | "programme" | "now">,
  caller: Person,
  requests: readonly CorrectionRequest[],
): Promise<SeenCorrection[]> {
  const today = shanghaiDayOf(deps.now());
  const scope = loanScopeOf(caller, deps.programme);
  const states = await deps.ledger.readLoans(requests.map(({ bankId, loanNo }) => ({ bankId, loanNo })));
  const standing = new Map(
    states.flatMap((state) =>
      state.facts === undefined ? [] : [[loanKeyText(state), { ...state, facts: state.facts }]],
    ),
  );
  const seenLoan = (request: CorrectionRequest) => {
    const loan = standing.get(loanKeyText(request));
    return loan && isLoanSeen(scope, request, loan) ? loan : undefined;
  };
  const loans = new Set(requests.map(seenLoan).filter((loan) => loan !== undefined));
  const named = new Map((await nameLoans(deps, [...loans])).map((one) => [loanKeyText(one.loan), one]));
  const names = await associationNames(deps, requests);
  return requests.map((request) => ({
    request,
    associationName: names.get(request.associationId) ?? request.associationId,
    loan: seenLoan(request) && named.get(loanKeyText(request)),
    today,
    terms: deps.programme.correctionTerms,
  }));
}

/** One correction request as a caller sees it. */
export async function seeCorrection(
  deps: Parameters<typeof seeCorrections>[0],
  caller: Person,
  request: CorrectionRequest,
): Promise<SeenCorrection> {
  const [seen] = await seeCorrections(deps, caller, [request]);
  if (seen === undefined) throw new Error("a request was given and none is seen");
  return seen;
}

async function associationNames(
  deps: Pick<Deps, "associations">,
  requests: readonly CorrectionRequest[],
): Promise<Map<string, string>> {
  const ids = [...new Set(requests.map(({ associationId }) => associationId))];
  const found = await Promise.all(ids.map((id) => deps.associations.get(id)));
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.associationId, one.name]])));
}
