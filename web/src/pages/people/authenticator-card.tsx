import { useState } from "preact/hooks";
import type { EntryAccount } from "#shared/contract/people/entry-schemas.ts";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { CodeField } from "../../ui/code-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { CodeSetUp, newCodeSecret } from "./code-set-up.tsx";
import { useDeed } from "./use-deed.ts";

type Doing = "set" | "remove";

/** The authenticator of one's own account: setting it up, changing to another phone, and taking it away where one may. */
export function AuthenticatorCard(props: { name: string; isSet: boolean; isRequired: boolean }) {
  const { name, isRequired } = props;
  const [isSet, setIsSet] = useState(props.isSet);
  const [doing, setDoing] = useState<Doing>();
  const [done, setDone] = useState<Doing>();
  const finish = (what: Doing) => {
    setIsSet(what === "set");
    setDone(what);
    setDoing(undefined);
  };
  return (
    <Card title="动态验证码">
      {done !== undefined && <Notice tone="success" title={doneTexts[done]} />}
      <p>{isSet ? "已启用：登录时除密码外，还要输入手机验证器上的 6 位数字。" : notSetText}</p>
      {doing !== undefined ? (
        <AuthenticatorForm
          {...{ name, isSet, doing }}
          onDone={() => finish(doing)}
          onCancel={() => setDoing(undefined)}
        />
      ) : (
        <div class="actions">
          <Button onClick={() => setDoing("set")}>{isSet ? "换一部手机" : "启用动态验证码"}</Button>
          {isSet && !isRequired && <Button onClick={() => setDoing("remove")}>停用动态验证码</Button>}
        </div>
      )}
    </Card>
  );
}

const notSetText = "没有启用。启用后，别人知道了您的密码也登录不了。手机丢了的，请科协发一个改密链接。";

const doneTexts: Record<Doing, string> = {
  set: "动态验证码已启用，下次登录时使用。",
  remove: "动态验证码已停用。",
};

function AuthenticatorForm(props: {
  name: string;
  isSet: boolean;
  doing: Doing;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { name, isSet, doing, onDone, onCancel } = props;
  const [password, setPassword] = useState("");
  const [present, setPresent] = useState("");
  const [secret] = useState(newCodeSecret);
  const [code, setCode] = useState("");
  const { busy, problem, run } = useDeed();
  const ready =
    password !== "" && (!isSet || present.trim() !== "") && (doing === "remove" || code.trim() !== "");
  const given = (): Pick<EntryAccount, "secondFactor"> =>
    doing === "set" ? { secondFactor: { secret, code: code.trim() } } : {};
  return (
    <form
      class="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const body = { password, ...(isSet && { code: present.trim() }), ...given() };
        run(() => callRoute("set-authenticator", { body }), onDone);
      }}
    >
      <PasswordField
        label="现在的密码"
        value={password}
        shown={false}
        known="present"
        onChange={setPassword}
      />
      {isSet && <CodeField label="现在的动态验证码" value={present} onChange={setPresent} />}
      {doing === "set" && (
        <CodeSetUp
          {...{ secret, name, code, onChange: setCode }}
          why={isSet ? "" : "启用后登录要输入动态验证码。"}
        />
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div class="actions">
        <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
          {doing === "set" ? "启用" : "停用"}
        </Button>
        <Button onClick={onCancel}>放弃</Button>
      </div>
    </form>
  );
}
