import { embeddedAccounts } from "#shared/app/people/embedded-accounts.ts";
import type { Visit } from "#shared/app/people/sign-in-here.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { RouteAnswer, RouteInput } from "#shared/contract/routes.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { KeptKey, SessionKey } from "#shared/domain/people/session.ts";
import type { DepsWith, HttpAnswer } from "#shared/http/base/exchange.ts";
import {
  admit,
  type JsonRouteId,
  jsonAnswer,
  nothing,
  type OpenRouteId,
  type Operation,
} from "#shared/http/base/operation.ts";
import { parseInput } from "#shared/http/base/parse-input.ts";
import type { Right } from "#shared/http/base/right.ts";
import { refuseMisleading } from "#shared/http/base/written-fields.ts";
import { demandOwnPages, forgettingCookie, keepingCookie, sessionKeyOf } from "./session-cookie.ts";

/** What such an operation needs. */
type EntryPart = "accounts" | "signIns";

/** What the browser is to do with its cookie: to keep a key, or to forget the one it has. */
type Kept = { kept?: KeptKey | "nothing" | undefined };

/**
 * The operation of a route that is open to anyone since it lets people in, keeps them signed in or lets them out: only our
 * own pages may ask, `run` gets where they come from, and what it says of the browser's cookie goes into the answer's head.
 */
export function entryOperation<
  Id extends OpenRouteId,
  Module,
  Result extends RouteAnswer<NoInfer<Id>> & Kept,
>(row: {
  rights: readonly Right[];
  use: () => Promise<Module>;
  run: (used: Module, deps: DepsWith<EntryPart>, visit: Visit, input: RouteInput<Id>) => Promise<Result>;
}): Operation<Id, EntryPart> {
  const { rights, use, run } = row;
  return {
    needs: { parts: ["accounts", "signIns"], rights },
    load: use,
    async answer(deps, route, request) {
      const used = await use();
      const input = parseInput(route, request);
      refuseMisleading(input);
      const { origin } = embeddedAccounts(deps);
      demandOwnPages(request.headers, origin);
      const present = await withCurrentProgramme(deps);
      const earlier = sessionKeyOf(request.headers, origin);
      const result = await run(used, present, { address: request.address ?? "", earlier }, input);
      return withCookie(jsonAnswer(deps, route, result), origin, result.kept);
    },
  };
}

/** The operation of a route that people call about their own sign-in: `run` gets what their browser keeps, too. */
export function ownOperation<
  Id extends JsonRouteId,
  Module,
  Result extends RouteAnswer<NoInfer<Id>> & Kept,
>(row: {
  rights: readonly Right[];
  use: () => Promise<Module>;
  run: (
    used: Module,
    deps: DepsWith<EntryPart>,
    caller: Person,
    input: RouteInput<Id>,
    key: SessionKey | undefined,
  ) => Promise<Result>;
}): Operation<Id, EntryPart> {
  const { rights, use, run } = row;
  return {
    needs: { parts: ["accounts", "signIns"], rights },
    load: use,
    async answer(deps, route, request) {
      const used = await use();
      const [present, caller, input] = await admit(deps, route, request, nothing);
      const { origin } = embeddedAccounts(deps);
      const result = await run(used, present, caller, input, sessionKeyOf(request.headers, origin));
      return withCookie(jsonAnswer(deps, route, result), origin, result.kept);
    },
  };
}

function withCookie(answer: HttpAnswer, origin: string, kept: Kept["kept"]): HttpAnswer {
  if (kept === undefined) return answer;
  const cookie = kept === "nothing" ? forgettingCookie(origin) : keepingCookie(origin, kept);
  return { ...answer, headers: { ...answer.headers, "set-cookie": cookie } };
}
