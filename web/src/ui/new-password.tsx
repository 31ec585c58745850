import { useState } from "preact/hooks";
import { passwordLengthMin } from "#shared/domain/people/account.ts";
import { passwordFault } from "#shared/domain/people/password.ts";
import { PasswordField } from "./password-field.tsx";

/** A new password typed twice, the same and fit; `undefined` while it is not. */
export type NewPassword = { password: string; fit: boolean };

const note = `至少 ${passwordLengthMin} 个字，汉字也可以；几个不相关的词连起来，既长又好记`;

/** Asks for a new password, twice, and says at once what is wrong with it. */
export function NewPasswordFields(props: { name: string; onChange: (chosen: NewPassword) => void }) {
  const { name, onChange } = props;
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(false);
  const fault = password === "" ? undefined : passwordFault(password, name);
  const differs = again !== "" && again !== password;
  const change = (one: string, other: string) => {
    setPassword(one);
    setAgain(other);
    onChange({ password: one, fit: one === other && passwordFault(one, name) === undefined });
  };
  return (
    <>
      <PasswordField
        label="新密码"
        value={password}
        shown={shown}
        known="new"
        note={note}
        fault={fault}
        onChange={(value) => change(value, again)}
      />
      <PasswordField
        label="再输一次"
        value={again}
        shown={shown}
        known="new"
        fault={differs ? "两次输入的密码不一样" : undefined}
        onChange={(value) => change(password, value)}
      />
      <label class="check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>显示密码</span>
      </label>
    </>
  );
}
