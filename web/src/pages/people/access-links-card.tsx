import { shanghaiTime } from "../../format/instant.ts";
import { Card } from "../../ui/card.tsx";
import type { Column } from "../../ui/table.tsx";
import { AccessLinkForm } from "./access-link-form.tsx";
import { type EntryLink, LinksTable } from "./links-table.tsx";
import type { MadeLink } from "./made-link.tsx";
import type { Associations } from "./role-fields.tsx";

const columns: readonly Column<EntryLink>[] = [
  {
    head: "农技协",
    rowHead: true,
    cell: ({ associationName, displayName }) => associationName ?? displayName,
  },
  { head: "可以做什么", cell: ({ readOnly }) => (readOnly ? "只能查看" : "查看，申请更正") },
  {
    head: "最近使用",
    kind: "code",
    cell: ({ usedAt }) => (usedAt === undefined ? "还没有用过" : shanghaiTime(usedAt)),
  },
];

/** The access links of associations: to be made, seen and ended. */
export function AccessLinksCard(props: {
  links: readonly EntryLink[];
  associations: Associations;
  chosen: string;
  mayChange: boolean;
  onMade: (made: MadeLink) => void;
  onEnded: () => void;
}) {
  const { links, associations, chosen, mayChange, onMade, onEnded } = props;
  return (
    <Card
      title="农技协访问链接"
      extra={<span class="muted">给记不住密码的人：扫码即看本会贷款，收回后立即失效</span>}
    >
      {mayChange && <AccessLinkForm associations={associations} chosen={chosen} onMade={onMade} />}
      <LinksTable
        label="农技协访问链接"
        links={links}
        nobody="还没有发过访问链接。"
        mayEnd={mayChange}
        columns={columns}
        onEnded={onEnded}
      />
    </Card>
  );
}
