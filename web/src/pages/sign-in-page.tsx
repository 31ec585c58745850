import { useEffect, useState } from "preact/hooks";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { beginSignIn } from "../session/begin-sign-in.ts";
import { signOut } from "../session/sign-out.ts";
import { readTokens } from "../session/tokens.ts";
import { findWays, staysHere, type Ways } from "../session/ways.ts";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** What one sees who is not signed in; signing in leads back to the route in the address. */
export function SignInPage(props: { problem: ProblemError | undefined; onSignedIn: () => void }) {
  const { problem, onSignedIn } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ProblemError>();
  const [ways, setWays] = useState<Partial<Ways>>();
  useEffect(() => void findWays().then(setWays, () => setWays({})), []);
  const shown = failed ?? problem;
  const hasForm = ways?.ownAccounts === true;
  const signIn = () => {
    setBusy(true);
    setFailed(undefined);
    beginSignIn(location.hash).catch((error: unknown) => {
      setBusy(false);
      setFailed(asProblem(error));
    });
  };
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <span class="brand-mark" aria-hidden="true">
          银会
        </span>
        <h1>银会合作贷款台账</h1>
        <p>银行联络员上传台账，科协掌握进度，农技协查看本会贷款。</p>
        {shown !== undefined && <ProblemNotice problem={shown} />}
        {hasForm && <SignInForm onSignedIn={onSignedIn} onProblem={setFailed} />}
        {(!hasForm || ways?.issuer !== undefined) && (
          <Button kind={hasForm ? "plain" : "primary"} busy={busy || ways === undefined} onClick={signIn}>
            {hasForm ? "用单位账号登录" : "登录"}
          </Button>
        )}
        {ways !== undefined && staysHere(ways) && (
          <p class="muted">农技协用访问链接的，请再扫一次二维码，或再点一次科协发的链接。</p>
        )}
        {readTokens() !== undefined && (
          <Button kind="text" onClick={signOut}>
            换一个账号
          </Button>
        )}
      </div>
    </main>
  );
}
