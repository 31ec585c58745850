import { useId, useState } from "preact/hooks";
import { nameLengthMax } from "#shared/domain/people/account.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import { signInHere } from "../session/own-sign-in.ts";
import { Button } from "../ui/button.tsx";
import { CodeField } from "../ui/code-field.tsx";
import { PasswordField } from "../ui/password-field.tsx";

/** What the server answers to who signs in and whose account asks for a one-time code, or for another one. */
const codeProblems = ["/problems/sign-in-code-needed", "/problems/sign-in-code-wrong"];

/** Asks for sign-in name and password, and for the code of an authenticator once the server asks for one. */
export function SignInForm(props: { onSignedIn: () => void; onProblem: (problem?: ProblemError) => void }) {
  const { onSignedIn, onProblem } = props;
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string>();
  const [busy, setBusy] = useState(false);
  const id = useId();
  const submit = () => {
    setBusy(true);
    onProblem(undefined);
    signInHere({ name, password, code: code?.trim() })
      .then(onSignedIn)
      .catch((error: unknown) => {
        const problem = asProblem(error);
        setBusy(false);
        if (codeProblems.includes(problem.type ?? "")) setCode("");
        onProblem(problem);
      });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <div class="field">
        <label for={id}>登录名</label>
        <input
          id={id}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={name}
          maxLength={nameLengthMax * 2}
          required
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <PasswordField label="密码" value={password} shown={false} known="present" onChange={setPassword} />
      {code !== undefined && <CodeField label="动态验证码" value={code} onChange={setCode} />}
      <Button kind="primary" type="submit" busy={busy}>
        登录
      </Button>
      <p class="muted">忘记密码、换了手机或没有账号的，请联系科协。</p>
    </form>
  );
}
