import type { entryKindNames } from "#shared/domain/ledger/entry-kind-names.ts";
import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { useSearch } from "../../hooks/use-search.ts";
import { DataFrame } from "../../ui/data-frame.tsx";
import type { PageProps } from "../page-props.ts";
import { entryColumns, JournalBlock } from "./journal-block.tsx";
import { JournalFilters } from "./journal-filters.tsx";
import { JournalPager, journalPageSize } from "./journal-pager.tsx";

/** The journal, block by block in the order in which the ledger came to know it, of one import or one kind where asked. */
export function JournalPage({ place, me }: PageProps) {
  const { query } = place;
  const importId = query.get("import") ?? "";
  const kind = query.get("kind") ?? "";
  const cursor = query.get("from") ?? "";
  const search = useSearch("journal", place.hash);
  const wish = { importId: importId || undefined, kind: kindOf(kind), search: search.settled || undefined };
  const loaded = useLoad(JSON.stringify([wish, cursor]), () =>
    callRoute("list-journal", { query: { ...wish, limit: journalPageSize, cursor } }),
  );
  const cols = query.get("cols") || undefined;
  const hash = (from: string | undefined) => hashOf(["journal"], { import: importId, kind, cols, from });
  const { items = [], cursor: following, headBlockNo = 0 } = loaded.data ?? {};
  const isWhole = kind === "" && search.settled === "";
  return (
    <>
      <h1>流水</h1>
      <p class="muted">台账只增不改：每次入账、变更和撤销都记一条流水，成批封存，前后以哈希相连。</p>
      <DataFrame
        label="流水"
        place={place}
        columns={entryColumns}
        pages={{ ...loaded, pageNo: 1, next: undefined, previous: undefined }}
        empty={following === undefined ? "没有符合条件的流水。" : "这一段没有，请看下一页。"}
        search={{ label: "借据号（可只填一部分）", of: search }}
        filters={
          <JournalFilters
            importId={importId}
            kind={kind}
            onChange={(filter) => {
              location.hash = hashOf(["journal"], { ...filter, cols });
            }}
          />
        }
        exported={me.readOnly === true ? undefined : (columns) => ({ list: "journal", ...wish, columns })}
      >
        {(blocks, columns) => (
          <div class="stack">
            {blocks.map((block) => (
              <JournalBlock key={block.blockNo} block={block} whole={isWhole} columns={columns} />
            ))}
          </div>
        )}
      </DataFrame>
      {loaded.data !== undefined && (
        <JournalPager
          shown={items}
          headBlockNo={headBlockNo}
          filtered={importId !== "" || !isWhole}
          following={following}
          cursor={cursor}
          hash={hash}
        />
      )}
    </>
  );
}

function kindOf(text: string): keyof typeof entryKindNames | undefined {
  return text === "opened" || text === "changed" || text === "undone" ? text : undefined;
}
