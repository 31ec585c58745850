import { useId, useState } from "preact/hooks";
import type { EntryAnswer } from "#shared/contract/people/entry-schemas.ts";
import { roleNames } from "#shared/domain/base/person.ts";
import { nameFault, nameLengthMax } from "#shared/domain/people/account.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { beginSignIn } from "../../session/begin-sign-in.ts";
import { setUpAccount } from "../../session/entry.ts";
import { Button } from "../../ui/button.tsx";
import { type NewPassword, NewPasswordFields } from "../../ui/new-password.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { CodeSetUp, newCodeSecret } from "./code-set-up.tsx";

/** What a one-time link is for. */
export type OneTimeEntry = Exclude<EntryAnswer, { kind: "access-link" }>;

/** What the holder of a one-time link sees: an invited person chooses name and password, another a new password. */
export function EntryPage(props: { secret: string; answer: OneTimeEntry; onSignedIn: () => void }) {
  const { secret, answer, onSignedIn } = props;
  const [name, setName] = useState(answer.signInName ?? "");
  const [chosen, setChosen] = useState<NewPassword>({ password: "", fit: false });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const invited = answer.kind === "invitation";
  const [codeSecret] = useState(newCodeSecret);
  const [code, setCode] = useState("");
  const coded = !answer.needsCode || code.trim() !== "";
  const ready = chosen.fit && nameFault(name) === undefined && coded;
  const submit = () => {
    setBusy(true);
    setProblem(undefined);
    const secondFactor = answer.needsCode ? { secret: codeSecret, code: code.trim() } : undefined;
    setUpAccount({ secret, name, password: chosen.password, secondFactor })
      .then((signedIn) => (signedIn ? onSignedIn() : beginSignIn("#/")))
      .catch((error: unknown) => {
        setBusy(false);
        setProblem(asProblem(error));
      });
  };
  return (
    <main class="sign-in">
      <form
        class="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) submit();
        }}
      >
        <span class="brand-mark" aria-hidden="true">
          银会
        </span>
        <h1>{invited ? `${answer.displayName}，您好` : "设置新密码"}</h1>
        <p>
          {invited
            ? `科协邀请您使用银会合作贷款台账，身份是${roleWithPlace(answer)}。`
            : "设好后用新密码登录。"}
        </p>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <NameField name={name} fixed={!invited} onChange={setName} />
        <NewPasswordFields name={name} onChange={setChosen} />
        {answer.needsCode && (
          <CodeSetUp
            {...{ secret: codeSecret, name, code, onChange: setCode }}
            why="您的身份登录时还要输入手机上的 6 位动态验证码。"
          />
        )}
        <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
          {invited ? "设好并登录" : "改好并登录"}
        </Button>
      </form>
    </main>
  );
}

function NameField(props: { name: string; fixed: boolean; onChange: (name: string) => void }) {
  const { name, fixed, onChange } = props;
  const id = useId();
  const fault = name === "" ? undefined : nameFault(name);
  return (
    <div class="field">
      <label for={id}>登录名</label>
      <input
        id={id}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        value={name}
        maxLength={nameLengthMax}
        readOnly={fixed}
        required
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-note`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <small id={`${id}-note`} class={fault === undefined ? "muted" : "tone-bad"} aria-live="polite">
        {fault ?? (fixed ? undefined : "以后登录时用，如姓名或拼音")}
      </small>
    </div>
  );
}

function roleWithPlace({ role, associationName, countyName }: OneTimeEntry): string {
  const whose = associationName ?? countyName;
  return whose === undefined ? `“${roleNames[role]}”` : `“${roleNames[role]}”（${whose}）`;
}
