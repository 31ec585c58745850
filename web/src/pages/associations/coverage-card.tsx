import type { RouteOutput } from "#shared/contract/routes.ts";
import { unattributed } from "#shared/domain/ledger/attribution.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { shortWan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { type Column, Table } from "../../ui/table.tsx";

type Coverage = RouteOutput<"read-member-coverage">;
type Counts = Pick<
  Coverage["byAssociation"][number],
  "members" | "membersWithLoan" | "poorMembers" | "poorMembersWithLoan"
>;

/** How many members and registered poor households the loans reach, by county and association. */
export function CoverageCard() {
  const loaded = useLoad("member coverage", () => callRoute("read-member-coverage"));
  return (
    <Card title="贷款覆盖">
      <WhenLoaded of={loaded}>
        {({ programme, byCounty, byAssociation }) => (
          <>
            {programme !== undefined && <Facts facts={programmeFacts(programme)} />}
            <Table
              label="分县区的贷款覆盖"
              columns={countyColumns}
              rows={byCounty}
              keyOf={({ code }) => code}
              stacks
            />
            <details>
              <summary>分农技协</summary>
              <Table
                label="分农技协的贷款覆盖"
                columns={associationColumns}
                rows={byAssociation}
                keyOf={({ associationId }) => associationId}
                stacks
              />
            </details>
          </>
        )}
      </WhenLoaded>
    </Card>
  );
}

/** The coverage of one association in words; nothing while nobody is on its register. */
export function OwnCoverage({ associationId }: { associationId: string }) {
  const loaded = useLoad("member coverage", () => callRoute("read-member-coverage"));
  return (
    <WhenLoaded of={loaded}>
      {({ byAssociation }) => {
        const own = byAssociation.find((one) => one.associationId === associationId);
        if (own === undefined || own.members === 0) return <p class="muted">名册上还没有会员。</p>;
        return (
          <p>
            会员 {shareText(own)}有过贷款
            {own.poorMembers > 0 && `，其中建档立卡户 ${poorText(own)}有过贷款`}。
          </p>
        );
      }}
    </WhenLoaded>
  );
}

function programmeFacts(programme: NonNullable<Coverage["programme"]>) {
  const { associations, associationsWithLoan, poor, unattributed: free } = programme;
  return [
    ["会员有过贷款", shareText(programme)],
    [
      poor.listOn === undefined ? "建档立卡户" : `建档立卡户（名单 ${poor.listOn}）`,
      poor.households === 0
        ? "还没有名单"
        : `${grouped(poor.households)} 户中 ${grouped(poor.householdsWithLoan)} 户有过贷款`,
    ],
    [
      "没有贷款的农技协",
      `${grouped(associations - associationsWithLoan)} 个（共 ${grouped(associations)} 个）`,
    ],
    [
      "待归属",
      free.loanCount === 0 ? (
        "没有"
      ) : (
        <a href={hashOf(["loans"], { association: unattributed })}>
          {grouped(free.loanCount)} 笔，{shortWan(free.disbursedFen)} 万元
        </a>
      ),
    ],
  ] as const;
}

const countyColumns: readonly Column<Coverage["byCounty"][number]>[] = [
  { head: "县（市、区）", rowHead: true, cell: ({ name }) => name },
  { head: "农技协", kind: "figure", cell: ({ associations }) => grouped(associations) },
  {
    head: "没有贷款",
    kind: "figure",
    cell: ({ associations, associationsWithLoan }) => grouped(associations - associationsWithLoan),
  },
  ...countColumns<Coverage["byCounty"][number]>(),
];

const associationColumns: readonly Column<Coverage["byAssociation"][number]>[] = [
  {
    head: "农技协",
    rowHead: true,
    cell: ({ associationId, name }) => <a href={hashOf(["associations", associationId])}>{name}</a>,
  },
  { head: "县（市、区）", cell: ({ countyName }) => countyName },
  ...countColumns<Coverage["byAssociation"][number]>(),
];

function countColumns<Row extends Counts>(): Column<Row>[] {
  return [
    { head: "会员", kind: "figure", cell: ({ members }) => grouped(members) },
    { head: "有过贷款", kind: "figure", cell: ({ membersWithLoan }) => grouped(membersWithLoan) },
    { head: "建档立卡", kind: "figure", cell: ({ poorMembers }) => grouped(poorMembers) },
    {
      head: "其中有贷",
      kind: "figure",
      cell: ({ poorMembersWithLoan }) => grouped(poorMembersWithLoan),
    },
  ];
}

function shareText({ members, membersWithLoan }: Counts): string {
  return members === 0 ? "还没有会员名册" : `${grouped(members)} 名中 ${grouped(membersWithLoan)} 名`;
}

function poorText({ poorMembers, poorMembersWithLoan }: Counts): string {
  return `${grouped(poorMembers)} 名中 ${grouped(poorMembersWithLoan)} 名`;
}
