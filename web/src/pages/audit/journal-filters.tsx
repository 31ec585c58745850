import { entryKindNames } from "#shared/domain/ledger/entry-kind-names.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { SelectField } from "../../ui/select-field.tsx";

const importsShown = 100;

/** What of the journal is to be seen: one import, one kind of entry, or all. */
export function JournalFilters(props: {
  importId: string;
  kind: string;
  onChange: (filter: { import: string; kind: string }) => void;
}) {
  const { importId, kind, onChange } = props;
  const imports = useLoad("imports of the journal", () =>
    callRoute("list-imports", { query: { limit: importsShown } }),
  );
  const posted = (imports.data?.items ?? []).filter(({ committedAt }) => committedAt !== undefined);
  const listed = posted.some((one) => one.importId === importId);
  return (
    <>
      <SelectField
        label="导入"
        value={importId}
        options={[
          ["", "全部导入"],
          ...(importId === "" || listed ? [] : [[importId, `导入 ${importId.slice(0, 8)}…`] as const]),
          ...posted.map(
            (one) => [one.importId, `${shanghaiTime(one.committedAt ?? "")} ${one.fileName}`] as const,
          ),
        ]}
        onChange={(chosen) => onChange({ import: chosen, kind })}
      />
      <SelectField
        label="种类"
        value={kind}
        options={[["", "全部种类"], ...Object.entries(entryKindNames)]}
        onChange={(chosen) => onChange({ import: importId, kind: chosen })}
      />
      {(importId !== "" || kind !== "") && (
        <a class="filters-clear" href="#/journal">
          看全部
        </a>
      )}
    </>
  );
}
