import type { RouteOutput } from "#shared/contract/routes.ts";
import { fetchRoute } from "../api/fetch-route.ts";
import { ProblemError } from "../api/problem.ts";
import { forgetDrafts } from "./drafts.ts";
import { isLeaving, markSignIn, signInMark } from "./sign-in-mark.ts";
import { subjectOf } from "./subject-of.ts";
import { keepTokens, type Tokens } from "./tokens.ts";

type Answer = RouteOutput<"renew-sign-in">;

/** Who is signed in while a sign-out is on its way. */
const noOne: Answer = { signedIn: false };

/**
 * The next access token of who is signed in in this browser, for a tab that had `earlier` or none yet; `undefined` when
 * nobody is. Fails with a `ProblemError`: by its status 401 also when another person has signed in since, whose token is
 * none for this tab.
 */
export async function renewSignIn(earlier: Tokens | undefined): Promise<string | undefined> {
  const mark = signInMark();
  const answer = isLeaving() ? noOne : await askServer();
  if (!answer.signedIn) {
    if (earlier !== undefined) throw signedOutHere();
    keepTokens(undefined);
    return undefined;
  }
  const { accessToken, expiresInSeconds } = answer;
  if (earlier !== undefined && subjectOf(earlier.accessToken) !== subjectOf(accessToken)) {
    keepTokens(undefined);
    forgetDrafts();
    throw new ProblemError(
      401,
      "这个浏览器里已换了人登录。",
      "重新打开页面即以新登录的人继续，或在这里重新登录。",
    );
  }
  keepTokens({
    accessToken,
    expiresAtMs: Date.now() + expiresInSeconds * 1000,
    mark: mark ?? markSignIn(),
  });
  return accessToken;
}

/** Forgets what a tab holds of somebody who has signed out in another one; gives the problem that says so. */
export function signedOutHere(): ProblemError {
  keepTokens(undefined);
  forgetDrafts();
  return new ProblemError(401, "已在这个浏览器的另一个页面退出登录。", "请重新登录，之后会回到刚才的页面。");
}

async function askServer(): Promise<Answer> {
  const answer: Answer = await (await fetchRoute("renew-sign-in", { body: {} })).json();
  return answer;
}
