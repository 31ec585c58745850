import type { entryKindNames } from "#shared/domain/ledger/entry-kind-names.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import type { PageProps } from "../page-props.ts";
import { JournalBlock } from "./journal-block.tsx";
import { JournalFilters } from "./journal-filters.tsx";
import { JournalPager, journalPageSize } from "./journal-pager.tsx";

/** The journal, block by block in the order in which the ledger came to know it, of one import or one kind where asked. */
export function JournalPage({ place }: PageProps) {
  const { query } = place;
  const importId = query.get("import") ?? "";
  const kind = query.get("kind") ?? "";
  const cursor = query.get("from") ?? "";
  const loaded = useLoad(JSON.stringify([importId, kind, cursor]), () =>
    callRoute("list-journal", {
      query: { limit: journalPageSize, importId, kind: kindOf(kind), cursor },
    }),
  );
  const hash = (from: string | undefined) => hashOf(["journal"], { import: importId, kind, from });
  return (
    <>
      <h1>流水</h1>
      <p class="muted">台账只增不改：每次入账、变更和撤销都记一条流水，成批封存，前后以哈希相连。</p>
      <JournalFilters
        importId={importId}
        kind={kind}
        onChange={(filter) => {
          location.hash = hashOf(["journal"], filter);
        }}
      />
      <WhenLoaded of={loaded}>
        {({ items, cursor: following, headBlockNo }) => (
          <>
            <div class="stack">
              {items.length === 0 && (
                <Card>
                  <Empty>
                    {following === undefined ? "没有符合条件的流水。" : "这一段没有，请看下一页。"}
                  </Empty>
                </Card>
              )}
              {items.map((block) => (
                <JournalBlock key={block.blockNo} block={block} whole={kind === ""} />
              ))}
            </div>
            <JournalPager
              shown={items}
              headBlockNo={headBlockNo}
              filtered={importId !== "" || kind !== ""}
              following={following}
              cursor={cursor}
              hash={hash}
            />
          </>
        )}
      </WhenLoaded>
    </>
  );
}

function kindOf(text: string): keyof typeof entryKindNames | undefined {
  return text === "opened" || text === "changed" || text === "undone" ? text : undefined;
}
