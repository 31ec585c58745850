import { arrangedPage } from "#shared/app/base/arranged-page.ts";
import { demandSeen } from "#shared/app/ledger/seen-association.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { ListOrder } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import {
  type CorrectionColour,
  clockSince,
  openedWithin,
} from "#shared/domain/corrections/correction-clock.ts";
import { type CorrectionOrder, correctionOrderValue } from "#shared/domain/corrections/correction-list.ts";
import {
  type CorrectionRequest,
  type CorrectionState,
  correctionStates,
  latestEvent,
} from "#shared/domain/corrections/correction-request.ts";
import { loanScopeOf } from "#shared/domain/ledger/loan-scope.ts";
import type { CorrectionTerms } from "#shared/domain/programme/correction-terms.ts";
import { type Page, pageSizeMax } from "#shared/ports/base/page.ts";
import {
  type CorrectionFilter,
  type CorrectionScope,
  correctionsCountedMax,
} from "#shared/ports/corrections/correction-repository.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { correctionScopeOf, ofOwnBranches } from "./correction-scope.ts";
import { type SeenCorrection, seeCorrections } from "./see-corrections.ts";

/** How many requests wait: for an answer, of these by the colour of their clock, and for the association's word. */
export type CorrectionCounts = Record<"open" | "answered" | CorrectionColour, number>;

/** Which requests are wanted; a colour means open ones. */
export type CorrectionQuery = {
  state?: CorrectionState | undefined;
  colour?: CorrectionColour | undefined;
  associationId?: string | undefined;
  loanNo?: string | undefined;
  /** A part of the loan's number. */
  search?: string | undefined;
  order?: ListOrder<CorrectionOrder> | undefined;
  limit: number;
  cursor?: string | undefined;
};

type ListDeps = Pick<Deps, "corrections" | "associations" | "ledger" | "programme" | "now">;

/**
 * A page of the correction requests that a caller may see: open ones first, the longest waiting at the head, then answered
 * and closed ones, the newest first; and how many wait. Fails with `association-unknown` when an association asks for
 * another's, and with `cursor-invalid`.
 */
export async function listCorrections(
  deps: ListDeps,
  caller: Person,
  query: CorrectionQuery,
): Promise<Page<SeenCorrection> & { counts: CorrectionCounts; total?: number; more?: boolean }> {
  await demandSeen(deps, caller, query.associationId);
  const today = shanghaiDayOf(deps.now());
  const scope = await correctionScopeOf(deps, caller);
  const [{ items, ...found }, counts] = await Promise.all([
    readArranged(deps, scope, query, today),
    countWaiting(deps, caller, scope, today),
  ]);
  const own = await ofOwnBranches(deps, caller, items);
  return { items: await seeCorrections(deps, caller, own), ...found, counts };
}

/** The requests in their own order, or those that are looked for in the wanted one. */
function readArranged(
  deps: ListDeps,
  scope: CorrectionScope,
  { search, order, ...query }: CorrectionQuery,
  today: Day,
): Promise<Page<CorrectionRequest> & { total?: number; more?: boolean }> {
  if (search === undefined && order === undefined) return readThrough(deps, scope, query, today);
  const sought = (search ?? "").toUpperCase();
  return arrangedPage(
    (limit, cursor) => readThrough(deps, scope, { ...query, limit, cursor }, today),
    {
      isSought: ({ loanNo }) => loanNo.toUpperCase().includes(sought),
      order,
      valueIn: correctionOrderValue,
    },
    query,
  );
}

async function readThrough(
  deps: ListDeps,
  scope: CorrectionScope,
  query: CorrectionQuery,
  today: Day,
): Promise<Page<CorrectionRequest>> {
  const start = pageStart(query.cursor);
  const states = wantedStates(query).filter(
    (state) => correctionStates.indexOf(state) >= correctionStates.indexOf(start.state),
  );
  const items: CorrectionRequest[] = [];
  for (const [index, state] of states.entries()) {
    const filter = {
      ...filterOf(query, today, deps.programme.correctionTerms),
      ...scope,
      associationId: scope.associationId ?? query.associationId,
      state,
    };
    const cursor = state === start.state ? start.cursor : undefined;
    const page = await deps.corrections.list(filter, query.limit - items.length, cursor);
    items.push(...page.items);
    if (page.cursor !== undefined) return { items, cursor: `${state}.${page.cursor}` };
    const following = states[index + 1];
    if (items.length === query.limit && following !== undefined) return { items, cursor: `${following}.` };
  }
  return { items };
}

function wantedStates({ state, colour }: CorrectionQuery): readonly CorrectionState[] {
  if (colour !== undefined) return state === undefined || state === "open" ? ["open"] : [];
  return state === undefined ? correctionStates : [state];
}

function filterOf(
  { colour, associationId, loanNo }: CorrectionQuery,
  today: Day,
  terms: CorrectionTerms,
): Omit<CorrectionFilter, "state"> {
  const span = colour === undefined ? {} : openedWithin(colour, today, terms);
  return { associationId, loanNo, changedFrom: span.from, changedBefore: span.before };
}

/** Where a page begins: the state, and the store's cursor within it; without one at the state's first request. */
function pageStart(cursor: string | undefined): { state: CorrectionState; cursor: string | undefined } {
  if (cursor === undefined) return { state: "open", cursor: undefined };
  const [named, within] = cursor.split(".", 2);
  const state = correctionStates.find((one) => one === named);
  if (state === undefined || within === undefined) throw new LedgerFailure("cursor-invalid");
  return { state, cursor: within === "" ? undefined : within };
}

/** When the requests of a state came into it: of a liaison of branches those on their loans alone. */
async function changedAts(
  deps: ListDeps,
  caller: Person,
  scope: CorrectionScope,
  state: CorrectionState,
): Promise<string[]> {
  if (loanScopeOf(caller, deps.programme).branches === undefined) {
    return deps.corrections.changedAts(state, scope);
  }
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.corrections.list({ ...scope, state }, pageSizeMax, cursor);
    const own = await ofOwnBranches(deps, caller, page.items);
    found.push(...own.map((request) => latestEvent(request).at));
    cursor = page.cursor;
  } while (cursor !== undefined && found.length < correctionsCountedMax);
  return found;
}

async function countWaiting(
  deps: ListDeps,
  caller: Person,
  scope: CorrectionScope,
  today: Day,
): Promise<CorrectionCounts> {
  const [openedAts, answeredAts] = await Promise.all([
    changedAts(deps, caller, scope, "open"),
    changedAts(deps, caller, scope, "answered"),
  ]);
  const counts = { open: openedAts.length, answered: answeredAts.length, blue: 0, yellow: 0, red: 0 };
  for (const openedAt of openedAts) {
    const { colour } = clockSince(openedAt, today, deps.programme.correctionTerms);
    if (colour !== undefined) counts[colour] += 1;
  }
  return counts;
}
