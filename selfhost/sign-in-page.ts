import type { Association } from "#shared/domain/association.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { type demoAccounts, demoAssociationSubject, offeredAccounts } from "./demo-people.ts";

const hints: Record<(typeof demoAccounts)[number]["subject"], string> = {
  "demo:liaison": "上传贷款台账、核对、入账",
  "demo:liaison-2": "复核并确认入账，或退回",
  "demo:supervisor": "查看总进度、发布月报",
  "demo:auditor": "查看流水账、核对总账",
};

/** The stylesheet of the sign-in page. */
export const signInStyle = `
body { margin: 0; background: #f4f6f8; color: #1d2733; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 30rem; margin: 8vh auto; padding: 2rem; background: #fff; border-radius: 8px; box-shadow: 0 1px 4px #0002; }
h1 { margin: 0 0 .25rem; font-size: 1.4rem; }
p { margin: .25rem 0 1.25rem; color: #526070; }
form { margin: 0 0 .75rem; }
button, select { width: 100%; box-sizing: border-box; padding: .7rem 1rem; border: 1px solid #b8c2cc; border-radius: 6px; background: #fff; color: inherit; font: inherit; text-align: left; }
button { cursor: pointer; }
button:hover, button:focus-visible { border-color: #0b5fa5; background: #eef5fb; }
button small { display: block; color: #526070; }
label { display: block; margin: 1.25rem 0 .4rem; }
select { margin-bottom: .5rem; }
`;

/** The embedded issuer's own sign-in page: one button an account, and a choice among the associations. */
export function signInPage(
  action: string,
  styleAddress: string,
  programme: Pick<Programme, "fourEyes">,
  associations: readonly Association[],
): string {
  const buttons = offeredAccounts(programme).map(
    ({ subject, name }) =>
      `<form method="post" action="${escapeHtml(action)}"><button name="account" value="${subject}">${name}<small>${hints[subject]}</small></button></form>`,
  );
  return page(
    "登录",
    styleAddress,
    `<h1>银会合作贷款台账</h1>
<p>演示登录，仅限本机。请选择身份：</p>
${buttons.join("\n")}
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

function associationChoice(action: string, associations: readonly Association[]): string {
  if (associations.length === 0) {
    return `<p>农技协：台账里还没有农技协，请先以银行联络员身份导入一份台账。</p>`;
  }
  const options = associations.map(
    ({ associationId, name }) =>
      `<option value="${escapeHtml(demoAssociationSubject(associationId))}">${escapeHtml(name)}</option>`,
  );
  return `<form method="post" action="${escapeHtml(action)}">
<label for="account">农技协（只见本会）</label>
<select id="account" name="account">
${options.join("\n")}
</select>
<button>以所选农技协登录</button>
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
${content}
</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
