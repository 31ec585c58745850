import { useCallback, useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute, checkSignIn, signInNeededEvent } from "./api/call-route.ts";
import { ProblemError } from "./api/problem.ts";
import { lazyPage } from "./pages/lazy-page.tsx";
import type { OneTimeEntry } from "./pages/people/entry-page.tsx";
import { Shell } from "./pages/shell.tsx";
import { SignInPage } from "./pages/sign-in-page.tsx";
import { completeSignIn } from "./session/complete-sign-in.ts";
import { askEntry, takeEntrySecret } from "./session/entry.ts";
import { takeUpSignIn } from "./session/own-sign-in.ts";
import { programmeChangedEvent } from "./session/programme-changed.ts";
import { resumeSignIn } from "./session/resume-sign-in.ts";
import { onOtherTab } from "./session/sign-in-mark.ts";
import { keepTokens, readTokens } from "./session/tokens.ts";
import { Loading } from "./ui/loading.tsx";

const EntryPage = lazyPage(async () => (await import("./pages/people/entry-page.tsx")).EntryPage);

type Session =
  | { kind: "starting" }
  | { kind: "entering"; secret: string; answer: OneTimeEntry }
  | { kind: "signed-out"; problem?: ProblemError | undefined }
  | { kind: "signed-in"; me: RouteOutput<"read-me">; programme: RouteOutput<"read-programme"> };

/** The whole client: signing in first, then the pages. */
export function App() {
  const [session, setSession] = useState<Session>({ kind: "starting" });
  const start = useCallback(() => {
    startSession().then(setSession, (error: unknown) =>
      setSession({ kind: "signed-out", problem: signInProblem(error) }),
    );
  }, []);
  useEffect(start, [start]);
  useEffect(() => {
    const enter = () => {
      if (location.hash.startsWith("#/enter/")) start();
    };
    window.addEventListener("hashchange", enter);
    return () => window.removeEventListener("hashchange", enter);
  }, [start]);
  useEffect(() => {
    const expire = (event: Event) => {
      const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
      const expired = new ProblemError(401, "登录已过期。", "请重新登录，之后会回到刚才的页面。");
      setSession({ kind: "signed-out", problem: detail instanceof ProblemError ? detail : expired });
    };
    window.addEventListener(signInNeededEvent, expire);
    return () => window.removeEventListener(signInNeededEvent, expire);
  }, []);
  useEffect(() => onOtherTab(() => void checkSignIn()), []);
  useEffect(() => {
    const renew = () => {
      callRoute("read-programme").then(
        (programme) =>
          setSession((present) => (present.kind === "signed-in" ? { ...present, programme } : present)),
        () => {},
      );
    };
    window.addEventListener(programmeChangedEvent, renew);
    return () => window.removeEventListener(programmeChangedEvent, renew);
  }, []);
  switch (session.kind) {
    case "starting":
      return <Loading />;
    case "entering":
      return <EntryPage secret={session.secret} answer={session.answer} onSignedIn={start} />;
    case "signed-out":
      return <SignInPage problem={session.problem} onSignedIn={start} />;
    case "signed-in":
      return <Shell me={session.me} programme={session.programme} />;
  }
}

async function startSession(): Promise<Session> {
  const secret = takeEntrySecret();
  if (secret !== undefined) {
    keepTokens(undefined);
    const answer = await askEntry(secret);
    if (answer.kind !== "access-link") return { kind: "entering", secret, answer };
    takeUpSignIn(answer);
  }
  await completeSignIn();
  if (readTokens() === undefined) await resumeSignIn();
  if (readTokens() === undefined) return { kind: "signed-out" };
  const [me, programme] = await Promise.all([callRoute("read-me"), callRoute("read-programme")]);
  return { kind: "signed-in", me, programme };
}

function signInProblem(error: unknown): ProblemError {
  return error instanceof ProblemError
    ? error
    : new ProblemError(0, "登录没有完成。", "请重新登录；仍不成功时请联系管理员。");
}
