import { useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import type { Place } from "../../hooks/place.ts";
import { queryHash, setQuery } from "../../hooks/set-query.ts";
import { useSettled } from "../../hooks/use-settled.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FilterChips } from "./filter-chips.tsx";
import type { RowsQuery } from "./rows-query.ts";

type Summary = RouteOutput<"summarise-import-rows">;

const settledMs = 400;

/** The filters over an import's rows: the reason of a refusal or the field that changes, the sheet, the loan number. */
export function RowsFilter(props: { place: Place; query: RowsQuery; summary: Summary | undefined }) {
  const { place, query, summary } = props;
  const sheets = (summary?.sheets ?? []).filter((sheet) => sheet[query.outcome] > 0);
  return (
    <>
      {query.outcome === "refused" && summary !== undefined && (
        <Reasons place={place} query={query} summary={summary} />
      )}
      {query.outcome === "changed" && summary !== undefined && (
        <FilterChips
          label="按变更的项目筛选"
          all={queryHash(place, { field: undefined })}
          chips={summary.fields.map(({ field, name, rows }) => ({
            key: field,
            text: name,
            rows,
            href: queryHash(place, { rows: "changed", field }),
            chosen: field === query.field,
          }))}
        />
      )}
      <div class="filters">
        {(sheets.length > 1 || query.sheet !== undefined) && (
          <SelectField
            label="工作表"
            value={query.sheet ?? ""}
            options={[
              ["", "全部"],
              ...sheets.map(
                (sheet) => [sheet.sheet, `${sheet.sheet}（${sheet[query.outcome]} 行）`] as const,
              ),
            ]}
            onChange={(sheet) => setQuery(place, { sheet: sheet || undefined })}
          />
        )}
        {query.outcome !== "skipped" && <LoanNoField place={place} />}
        <ShownAs place={place} query={query} />
      </div>
    </>
  );
}

/** How the rows are shown: changes field by field or whole loans, with or without the cells of the file. */
function ShownAs({ place, query }: { place: Place; query: RowsQuery }) {
  const showsCells = query.whole || query.outcome === "new" || query.outcome === "unchanged";
  return (
    <>
      {query.outcome === "changed" && (
        <SelectField
          label="显示"
          value={query.whole ? "1" : ""}
          options={[
            ["", "变更的项目"],
            ["1", "变更后的整行"],
          ]}
          onChange={(whole) => setQuery(place, { whole: whole || undefined })}
        />
      )}
      {showsCells && (
        <label class="check-line">
          <input
            type="checkbox"
            checked={query.cells}
            onChange={(event) => setQuery(place, { cells: event.currentTarget.checked ? "1" : undefined })}
          />{" "}
          对照表中原文
        </label>
      )}
    </>
  );
}

function LoanNoField({ place }: { place: Place }) {
  const inAddress = place.query.get("loan") ?? "";
  const [text, setText] = useState(inAddress);
  const settled = useSettled(text, settledMs);
  useEffect(() => {
    if (settled.trim() !== inAddress) setQuery(place, { loan: settled.trim() || undefined });
  }, [settled]);
  return <TextField label="借据号（可只填一部分）" value={text} onChange={setText} />;
}

function Reasons({ place, query, summary }: { place: Place; query: RowsQuery; summary: Summary }) {
  const chosen = summary.reasons.find(({ code, column }) => code === query.code && column === query.column);
  return (
    <>
      <FilterChips
        label="按退回原因筛选"
        all={queryHash(place, { code: undefined, column: undefined })}
        chips={summary.reasons.map(({ code, column, message, rows }) => ({
          key: `${code} ${column}`,
          text: `${column}：${message.replace(/。$/, "")}`,
          rows,
          href: queryHash(place, { rows: "refused", code, column }),
          chosen: code === query.code && column === query.column,
        }))}
      />
      {summary.reasonsLeftOut > 0 && (
        <p class="muted">另有 {summary.reasonsLeftOut} 种原因未列出，都在“下载退回行”的表里。</p>
      )}
      {chosen !== undefined && (
        <p class="remedy">
          怎样改：{chosen.remedy}
          <span class="muted">（首见 {chosen.firstCell}）</span>
        </p>
      )}
    </>
  );
}
