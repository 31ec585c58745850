import type { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { nameLengthMax, passwordLengthMax } from "#shared/domain/people/account.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import {
  type demoAccounts,
  demoAssociationSubject,
  demoCountySubject,
  offeredAccounts,
} from "./demo-people.ts";
import { command } from "./installed-command.ts";

const hints: Record<(typeof demoAccounts)[number]["subject"], string> = {
  "demo:liaison": "上传贷款台账、核对、入账",
  "demo:liaison-2": "复核并确认入账，或退回",
  "demo:supervisor": "查看总进度、发布月报",
  "demo:auditor": "查看流水账、核对总账",
};

/** What the sign-in page is made from; a failure is that of the try before, with the name that was tried. */
type SignIn = {
  action: string;
  styleAddress: string;
  /** False while nobody has an account yet. */
  anyAccount: boolean;
  name?: string;
  failure?: LedgerFailure;
};

/** The embedded issuer's own sign-in page: a name and a password. */
export function signInPage({ action, styleAddress, anyAccount, name = "", failure }: SignIn): string {
  if (!anyAccount) {
    return page(
      "还没有账号",
      styleAddress,
      `<h1>还没有账号</h1>
<p>请管理员在服务器上运行下面的命令，把打印出的链接交给第一位科协人员：</p>
<p><code>${command} invite supervisor</code></p>`,
    );
  }
  const wrong = failure === undefined ? "" : ' aria-invalid="true" aria-describedby="fault"';
  const focus = (wanted: boolean) => (wanted ? " autofocus" : "");
  return page(
    failure === undefined ? "登录" : "登录未成功",
    styleAddress,
    `<h1>银会合作贷款台账</h1>
<p>请用科协开通的账号登录。</p>
${failure === undefined ? "" : faultNotice(failure)}
<form method="post" action="${escapeHtml(action)}">
<label for="name">登录名</label>
<input id="name" name="name" value="${escapeHtml(name)}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="${nameLengthMax * 2}" required${wrong}${focus(name === "")}>
<label for="password">密码</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="${passwordLengthMax}" required${wrong}${focus(name !== "")}>
${asksForCode(failure) ? codeField : ""}<button class="primary">登录</button>
</form>
<p class="foot">忘记密码或没有账号的，请联系科协。</p>`,
  );
}

/** Whether a try failed over its one-time code, so that the next brings one. */
function asksForCode(failure: LedgerFailure | undefined): boolean {
  return failure?.code === "sign-in-code-needed" || failure?.code === "sign-in-code-wrong";
}

const codeField = `<label for="code">动态验证码</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="10" required>
`;

/** The page of the demo accounts: one button an account, and a choice among the associations. */
export function demoPage(
  action: string,
  styleAddress: string,
  programme: Pick<Programme, "fourEyes" | "counties">,
  associations: readonly Association[],
): string {
  const buttons = offeredAccounts(programme).map(
    ({ subject, name }) =>
      `<form method="post" action="${escapeHtml(action)}"><button name="account" value="${subject}">${name}<small>${hints[subject]}</small></button></form>`,
  );
  return page(
    "演示登录",
    styleAddress,
    `<h1>银会合作贷款台账</h1>
<p>演示登录，仅限本机；有了第一个正式账号后自动停用。请选择身份：</p>
${buttons.join("\n")}
${choice(
  action,
  "县级科协（只见本县）",
  programme.counties.map(({ code, name }) => [demoCountySubject(code), `${name}科协`]),
)}
${associationChoice(action, associations)}`,
  );
}

/** A page that says in Chinese what went wrong while signing in. */
export function signInFaultPage(styleAddress: string): string {
  return page(
    "登录未完成",
    styleAddress,
    `<h1>登录未完成</h1><p>登录请求已过期或不完整。</p><p><a href="/">请回到首页重新登录</a></p>`,
  );
}

function faultNotice(failure: LedgerFailure): string {
  const { message, remedy } = failureText(failure);
  return `<div class="notice notice-error" id="fault" role="alert"><strong>${escapeHtml(message)}</strong><p>${escapeHtml(remedy)}</p></div>`;
}

function associationChoice(action: string, associations: readonly Association[]): string {
  if (associations.length === 0) {
    return `<p>农技协：台账里还没有农技协，请先以银行联络员身份导入一份台账。</p>`;
  }
  const inOrder = associations.toSorted((one, other) =>
    textOrder(one.countyCode + one.name, other.countyCode + other.name),
  );
  return choice(
    action,
    "农技协（只见本会）",
    inOrder.map(({ associationId, name }) => [demoAssociationSubject(associationId), name]),
  );
}

/** A choice among several accounts of a kind; its label begins with what the kind is called. */
function choice(action: string, label: string, accounts: readonly [subject: string, name: string][]): string {
  const [kind = ""] = label.split("（");
  const id = kind === "农技协" ? "account" : "county-account";
  const options = accounts.map(
    ([subject, name]) => `<option value="${escapeHtml(subject)}">${escapeHtml(name)}</option>`,
  );
  return `<form method="post" action="${escapeHtml(action)}">
<label for="${id}">${label}</label>
<select id="${id}" name="account">
${options.join("\n")}
</select>
<button>以所选${kind}登录</button>
</form>`;
}

function page(title: string, styleAddress: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - 银会合作贷款台账</title>
<link rel="stylesheet" href="${escapeHtml(styleAddress)}">
</head>
<body><main>
<span class="brand" aria-hidden="true">银会</span>
${content}
</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
