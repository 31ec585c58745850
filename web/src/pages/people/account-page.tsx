import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { type NewPassword, NewPasswordFields } from "../../ui/new-password.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import type { PageProps } from "../page-props.ts";
import { AuthenticatorCard } from "./authenticator-card.tsx";
import { useDeed } from "./use-deed.ts";

/** One's own account: changing the password, and the authenticator for one-time codes. */
export function AccountPage({ me }: PageProps) {
  return (
    <>
      <h1>我的账号</h1>
      <Card title="改密码">
        {me.signInName === undefined ? (
          <Empty>您不是用本系统的登录名和密码登录的，密码不在这里改。</Empty>
        ) : (
          <PasswordForm name={me.signInName} />
        )}
      </Card>
      {me.signInName !== undefined && me.authenticator !== undefined && (
        <AuthenticatorCard name={me.signInName} {...me.authenticator} />
      )}
    </>
  );
}

function PasswordForm({ name }: { name: string }) {
  const [current, setCurrent] = useState("");
  const [chosen, setChosen] = useState<NewPassword>({ password: "", fit: false });
  const [done, setDone] = useState(false);
  const { busy, problem, run } = useDeed();
  const ready = current !== "" && chosen.fit;
  if (done) {
    return (
      <Notice tone="success" title="密码已改。">
        <p>这里照常使用；其他已登录的地方最迟一小时后要用新密码重新登录。</p>
      </Notice>
    );
  }
  return (
    <form
      class="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const body = { current, fresh: chosen.password };
        run(
          () => callRoute("change-password", { body }),
          () => setDone(true),
        );
      }}
    >
      <p class="muted">登录名：{name}</p>
      <PasswordField label="原密码" value={current} shown={false} known="present" onChange={setCurrent} />
      <NewPasswordFields name={name} onChange={setChosen} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
          保存新密码
        </Button>
      </div>
    </form>
  );
}
