import { useMemo } from "preact/hooks";
import { CodeField } from "../../ui/code-field.tsx";
import { QrCode } from "../../ui/qr-code.tsx";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const secretBytes = 20;

/** A new secret for an authenticator: 160 bits in base 32. */
export function newCodeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join("");
}

/** Has somebody set up an authenticator app for one-time codes: scan, then type the code that it shows. */
export function CodeSetUp(props: {
  secret: string;
  name: string;
  code: string;
  /** Why it is set up. */
  why: string;
  onChange: (code: string) => void;
}) {
  const { secret, name, code, why, onChange } = props;
  const address = useMemo(() => {
    const label = encodeURIComponent(`银会:${name}`);
    return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent("银会")}`;
  }, [secret, name]);
  return (
    <fieldset class="code-set-up">
      <legend>动态验证码</legend>
      <p>
        {why}请用手机的验证器应用（如 Microsoft Authenticator、FreeOTP）扫描下面的二维码，再输入它显示的数字。
      </p>
      <QrCode text={address} label="动态验证码的二维码" />
      <p class="muted">
        不能扫描的，在应用里手工输入密钥：<code>{secret.match(/.{4}/g)?.join(" ")}</code>
      </p>
      <CodeField label="验证器上的 6 位数字" value={code} onChange={onChange} />
    </fieldset>
  );
}
