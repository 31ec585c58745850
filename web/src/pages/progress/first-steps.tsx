import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { wan } from "../../format/money.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Tag } from "../../ui/tag.tsx";

type Role = RouteOutput<"read-me">["role"];
type Programme = RouteOutput<"read-programme">;

/** One thing to begin with: where it is done, what it is for, and whether it is done. */
type Step = { title: string; href: string; text: string; done: boolean };

const titles: Record<Role, string> = {
  supervisor: "台账还是空的，先做这几步",
  "county-supervisor": "本县还没有入账的贷款，先做这几步",
  liaison: "台账还是空的，从第一份文件开始",
  association: "还没有本会的贷款，先把会员登记好",
  auditor: "台账还是空的",
};

/** Where each person begins while nothing was lent yet: nobody is behind a plan that nobody could follow. */
export function FirstSteps({ role, programme }: { role: Role; programme: Programme }) {
  const loaded = useLoad(`first steps ${role}`, () => stepsOf(role, programme));
  return (
    <Card title={titles[role]}>
      <WhenLoaded of={loaded}>{(steps) => <StepList steps={steps} />}</WhenLoaded>
    </Card>
  );
}

function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="first-steps">
      {steps.map(({ title, href, text, done }) => (
        <li key={title}>
          <a href={href}>{title}</a> {done && <Tag tone="green">已办</Tag>}
          <p class="muted">{text}</p>
        </li>
      ))}
    </ol>
  );
}

async function stepsOf(role: Role, programme: Programme): Promise<readonly Step[]> {
  switch (role) {
    case "supervisor":
      return citySteps(programme);
    case "county-supervisor":
      return countySteps();
    case "liaison":
      return bankSteps();
    case "association":
      return associationSteps;
    case "auditor":
      return auditSteps;
  }
}

async function citySteps({ goalFen, firstOn, lastOn }: Programme): Promise<readonly Step[]> {
  const [{ revision }, { items: associations }, { items: people }] = await Promise.all([
    callRoute("read-settings", { query: { limit: 1 } }),
    callRoute("list-associations"),
    callRoute("list-people"),
  ]);
  return [
    {
      title: "核对目标、县区和银行",
      href: "#/settings",
      text: `现在的目标是 ${wan(goalFen)} 万元，${firstOn} 至 ${lastOn}；县（市、区）、银行和支行也在这里改。`,
      done: revision > 0,
    },
    {
      title: "上传农技协名录和会员名册",
      href: "#/associations",
      text: "银行的文件大多不写农技协：有了名册，贷款会按证件号码自动归到农技协。建档立卡名单也在这里。",
      done: associations.length > 0,
    },
    {
      title: "邀请银行联络员、县级科协和农技协",
      href: "#/people",
      text: "生成一次性链接发给本人；记不住密码的农技协可以扫码查看。",
      done: people.some(({ role, demo }) => role === "liaison" && !demo),
    },
  ];
}

async function countySteps(): Promise<readonly Step[]> {
  const { items } = await callRoute("list-associations");
  return [
    {
      title: "确认本县的农技协，上传会员名册",
      href: "#/associations",
      text: "有了名册，贷款会按证件号码自动归到农技协。只看得到、只改得了本县的。",
      done: items.some(({ confirmed }) => confirmed),
    },
    {
      title: "邀请本县农技协的人",
      href: "#/people",
      text: "生成一次性链接发给本人，或给农技协发扫码查看的链接。",
      done: false,
    },
  ];
}

async function bankSteps(): Promise<readonly Step[]> {
  const { items } = await callRoute("list-imports", { query: { limit: 1 } });
  return [
    {
      title: "上传第一份贷款台账",
      href: "#/imports",
      text: "银行系统导出的 Excel 或 CSV 原样上传即可，不用改列名；先核对，看过结果再入账。",
      done: items.length > 0,
    },
  ];
}

const associationSteps: readonly Step[] = [
  {
    title: "登记本会会员",
    href: "#/members",
    text: "逐个登记，或用 Excel 上传名册。银行报来贷款后，会员的贷款会自动出现在这里。",
    done: false,
  },
];

const auditSteps: readonly Step[] = [
  {
    title: "看流水",
    href: "#/journal",
    text: "银行的第一份文件入账后，这里是每笔贷款的来历。",
    done: false,
  },
];
