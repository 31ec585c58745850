import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useDeed } from "./use-deed.ts";

/** A link that was handed out. */
export type EntryLink = RouteOutput<"list-entry-links">["items"][number];

const tones: Record<EntryLink["state"], Tone> = {
  open: "green",
  used: "grey",
  ended: "grey",
  expired: "grey",
};

/** Links with their state; one that is open can be ended. */
export function LinksTable(props: {
  label: string;
  links: readonly EntryLink[];
  nobody: string;
  mayEnd: boolean;
  /** The columns between the name and the state. */
  columns: readonly Column<EntryLink>[];
  onEnded: () => void;
}) {
  const { label, links, nobody, mayEnd, columns, onEnded } = props;
  const { busy, problem, run } = useDeed();
  const end: Column<EntryLink> = {
    head: "操作",
    cell: ({ linkId, state, displayName }) =>
      state === "open" && (
        <Button
          kind="text"
          busy={busy}
          onClick={() => run(() => callRoute("end-entry-link", { params: { linkId } }), onEnded)}
        >
          收回<span class="visually-hidden">{displayName}的链接</span>
        </Button>
      ),
  };
  const shown: readonly Column<EntryLink>[] = [
    ...columns,
    { head: "发出", kind: "code", cell: ({ madeAt, madeBy }) => <Made at={madeAt} by={madeBy} /> },
    {
      head: "状态",
      cell: ({ state, stateName, endedBy }) => (
        <>
          <Tag tone={tones[state]}>{stateName}</Tag> {endedBy !== undefined && <small>{endedBy}</small>}
        </>
      ),
    },
    ...(mayEnd ? [end] : []),
  ];
  if (links.length === 0) return <Empty>{nobody}</Empty>;
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Table label={label} columns={shown} rows={links} keyOf={({ linkId }) => linkId} />
    </>
  );
}

function Made({ at, by }: { at: string; by: string }) {
  return (
    <>
      {shanghaiTime(at)} <small>{by}</small>
    </>
  );
}
