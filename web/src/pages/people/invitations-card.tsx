import { shanghaiTime } from "../../format/instant.ts";
import { Card } from "../../ui/card.tsx";
import type { Column } from "../../ui/table.tsx";
import { InviteForm } from "./invite-form.tsx";
import { type EntryLink, LinksTable } from "./links-table.tsx";
import type { MadeLink } from "./made-link.tsx";
import { placeText } from "./place-text.ts";
import type { Choices } from "./role-fields.tsx";

const columns: readonly Column<EntryLink>[] = [
  { head: "姓名", rowHead: true, cell: ({ displayName }) => displayName },
  {
    head: "用途",
    cell: (link) => (link.kind === "invitation" ? `邀请：${placeText(link)}` : "改密码"),
  },
  { head: "有效期至", kind: "code", cell: ({ expiresAt }) => shanghaiTime(expiresAt) },
];

/** Invitations and links for new passwords: to be made, seen and withdrawn. */
export function InvitationsCard(props: {
  links: readonly EntryLink[];
  choices: Choices;
  mayChange: boolean;
  onMade: (made: MadeLink) => void;
  onEnded: () => void;
}) {
  const { links, choices, mayChange, onMade, onEnded } = props;
  return (
    <Card title="邀请" extra={<span class="muted">一次性链接，本人打开后自己设登录名和密码</span>}>
      {mayChange && <InviteForm choices={choices} onMade={onMade} />}
      <LinksTable
        label="邀请和改密码链接"
        links={links}
        nobody="还没有发过邀请。"
        mayEnd={mayChange}
        columns={columns}
        onEnded={onEnded}
      />
    </Card>
  );
}
