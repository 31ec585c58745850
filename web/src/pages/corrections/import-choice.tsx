import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { SelectField } from "../../ui/select-field.tsx";

const offeredMax = 20;

/** Names, of the latest imports in the ledger, the one that mended the loan. */
export function ImportChoice({ value, onChange }: { value: string; onChange: (importId: string) => void }) {
  const imports = useLoad("latest imports", () =>
    callRoute("list-imports", { query: { limit: offeredMax } }),
  );
  const committed = (imports.data?.items ?? []).filter(({ state }) => state === "committed");
  return (
    <SelectField
      label="已由哪次导入更正（可不选）"
      value={value}
      options={[
        ["", "没有，或不是由导入更正"],
        ...committed.map(
          ({ importId, fileName, announcedAt }) =>
            [importId, `${shanghaiTime(announcedAt)} ${fileName}`] as const,
        ),
      ]}
      onChange={onChange}
    />
  );
}
