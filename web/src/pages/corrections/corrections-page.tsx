import { type CorrectionColour, correctionColours } from "#shared/domain/corrections/correction-clock.ts";
import { correctionOrders } from "#shared/domain/corrections/correction-list.ts";
import {
  type CorrectionState,
  correctionStateNames,
  correctionStates,
} from "#shared/domain/corrections/correction-request.ts";
import { escalationLevelNames } from "#shared/domain/progress/escalation.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { usePlacedPages } from "../../hooks/use-placed-pages.ts";
import { useSearch } from "../../hooks/use-search.ts";
import { Card } from "../../ui/card.tsx";
import { sortOf } from "../../ui/data-frame.tsx";
import { DataList } from "../../ui/data-list.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { ClaimCard } from "./claim-card.tsx";
import { correctionColumns } from "./correction-columns.tsx";
import { CorrectionList } from "./correction-list.tsx";

const pageSize = 20;

type Filter = {
  state: CorrectionState | undefined;
  colour: CorrectionColour | undefined;
  associationId: string | undefined;
};

/** The correction requests that the caller may see, those that wait longest first; the filter is in the address. */
export function CorrectionsPage({ me, place }: PageProps) {
  const { query } = place;
  const filter: Filter = {
    state: correctionStates.find((state) => state === query.get("state")),
    colour: correctionColours.find((colour) => colour === query.get("colour")),
    associationId: query.get("association") || undefined,
  };
  const search = useSearch("corrections", place.hash);
  const wish = { ...filter, search: search.settled || undefined, sort: sortOf(place, correctionOrders) };
  const pages = usePlacedPages(place, `corrections ${JSON.stringify(wish)}`, (cursor) =>
    callRoute("list-corrections", { query: { ...wish, limit: pageSize, cursor } }),
  );
  const isAssociation = me.role === "association";
  return (
    <>
      <h1>更正申请</h1>
      <div class="stack">
        <Card>
          <StateChips filter={filter} />
          <DataList
            stacks
            label="更正申请"
            place={place}
            columns={correctionColumns(!isAssociation)}
            pages={pages}
            keyOf={({ correctionId }) => correctionId}
            empty={emptyText(filter, isAssociation)}
            search={{ label: "查找借据（号码的一部分）", of: search }}
            found={pages.data}
            filters={!isAssociation && <AssociationFilter filter={filter} />}
            exported={
              me.readOnly === true ? undefined : (columns) => ({ list: "corrections", ...wish, columns })
            }
            instead={
              isAssociation ? (items) => <CorrectionList items={items} withAssociation={false} /> : undefined
            }
          />
        </Card>
        {me.readOnly !== true && mayCall(me.role, "claim-loan") && <ClaimCard />}
      </div>
    </>
  );
}

/** The states of requests, each with how many there are. */
function StateChips({ filter }: { filter: Filter }) {
  const counts = useLoad("correction counts", () => callRoute("list-corrections", { query: { limit: 1 } }))
    .data?.counts;
  const chips = [
    chip("全部", {}),
    chip("待答复", { state: "open" }, counts?.open),
    ...correctionColours.map((colour) =>
      chip(escalationLevelNames[colour], { state: "open", colour }, counts?.[colour]),
    ),
    chip(correctionStateNames.answered, { state: "answered" }, counts?.answered),
    chip(correctionStateNames.closed, { state: "closed" }),
  ];
  return (
    <nav class="chips" aria-label="按办理情况筛选">
      {chips.map(({ name, part, count }) => (
        <a
          key={name}
          class={part.colour === undefined ? "chip" : `chip chip-${part.colour}`}
          href={hashOf(["corrections"], { ...part, association: filter.associationId })}
          {...(part.state === filter.state && part.colour === filter.colour
            ? { "aria-current": "true" as const }
            : {})}
        >
          {name}
          {count !== undefined && <b>{grouped(count)}</b>}
        </a>
      ))}
    </nav>
  );
}

type Chip = {
  name: string;
  part: { state?: CorrectionState; colour?: CorrectionColour };
  count?: number | undefined;
};

function chip(name: string, part: Chip["part"], count?: number): Chip {
  return { name, part, count };
}

function AssociationFilter({ filter }: { filter: Filter }) {
  const associations = useLoad("associations", () => callRoute("list-associations"));
  return (
    <SelectField
      label="农技协"
      value={filter.associationId ?? ""}
      options={[
        ["", "全部"],
        ...inCountyOrder(associations.data?.items ?? []).map(
          ({ associationId, name }) => [associationId, name] as const,
        ),
      ]}
      onChange={(association) => {
        const { state, colour } = filter;
        location.hash = hashOf(["corrections"], { state, colour, association });
      }}
    />
  );
}

function emptyText({ state, associationId }: Filter, isAssociation: boolean): string {
  if (state !== undefined || associationId !== undefined) return "没有符合条件的更正申请。";
  return isAssociation
    ? "还没有提过更正申请。在一笔贷款的页面上点“这条不对”即可提出。"
    : "还没有农技协提出更正申请。";
}
