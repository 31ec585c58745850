import { useState } from "preact/hooks";
import { associationNameKey } from "#shared/domain/people/association.ts";
import { callRoute } from "../../api/call-route.ts";
import { grouped } from "../../format/count.ts";
import { inCountyOrder } from "../../format/in-county-order.ts";
import { hashOf } from "../../hooks/place.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { DownloadButton } from "../../ui/download-button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Money } from "../../ui/money.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { DisputedLoans } from "../ledger/disputed-loans.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { AssociationEditor } from "./association-editor.tsx";
import type { AssociationRow } from "./association-row.ts";
import { CoverageCard } from "./coverage-card.tsx";
import { RegisterCard } from "./register-card.tsx";
import { RegisterChanges } from "./register-changes.tsx";
import { deedColumn, WaitingAssociations } from "./waiting-associations.tsx";

const columns: readonly Column<AssociationRow>[] = [
  {
    head: "农技协",
    rowHead: true,
    cell: ({ associationId, name, confirmed, closedOn, mergedInto }) => (
      <>
        <a href={hashOf(["associations", associationId])}>{name}</a>{" "}
        {mergedInto !== undefined && <Tag tone="grey">已并入别会</Tag>}{" "}
        {!confirmed && mergedInto === undefined && <Tag tone="gold">待确认</Tag>}{" "}
        {closedOn !== undefined && <Tag tone="grey">已停用</Tag>}
      </>
    ),
  },
  { head: "县（市、区）", cell: ({ countyName }) => countyName },
  { head: "笔数", kind: "figure", cell: ({ loanCount }) => grouped(loanCount) },
  { head: "发放（万元）", kind: "figure", cell: ({ disbursedFen }) => <Money fen={disbursedFen} /> },
  { head: "余额（万元）", kind: "figure", cell: ({ outstandingFen }) => <Money fen={outstandingFen} /> },
  { head: "逾期（万元）", kind: "figure", cell: ({ overdueFen }) => <Money fen={overdueFen} /> },
];

/** More of the register, for those who keep it. */
const registerColumns: readonly Column<AssociationRow>[] = [
  { head: "乡镇", cell: ({ township = "" }) => township },
  { head: "信用代码", kind: "code", cell: ({ socialCreditCode = "" }) => socialCreditCode },
  {
    head: "负责人",
    cell: ({ contactName = "", contactPhone = "" }) => `${contactName} ${contactPhone}`.trim(),
  },
];

/** Every association with what its members and itself have borrowed, county by county; the filter is in the address. */
export function AssociationsPage({ me, programme, place }: PageProps) {
  const loaded = useLoad("associations", () => callRoute("list-associations"));
  const [chosen, setChosen] = useState<string>();
  const mayChange = me.readOnly !== true && mayCall(me.role, "change-association");
  return (
    <div class="stack">
      <h1>农技协</h1>
      <WhenLoaded of={loaded}>
        {({ items }) => {
          const waiting = items.filter(({ confirmed, mergedInto }) => !confirmed && mergedInto === undefined);
          const item = items.find(({ associationId }) => associationId === chosen);
          return (
            <div class="stack">
              {mayChange && waiting.length > 0 && (
                <WaitingAssociations waiting={waiting} onConfirmed={loaded.reload} onChoose={setChosen} />
              )}
              {mayChange && item !== undefined && (
                <AssociationEditor
                  key={item.associationId}
                  item={item}
                  items={items}
                  onDone={loaded.reload}
                  onClose={() => setChosen(undefined)}
                />
              )}
              <AssociationList
                items={items}
                programme={programme}
                place={place}
                onChoose={mayChange ? setChosen : undefined}
              />
            </div>
          );
        }}
      </WhenLoaded>
      <CoverageCard />
      {me.readOnly !== true && mayCall(me.role, "settle-disputes") && <DisputedLoans />}
      <RegisterCards me={me} mayChange={mayChange} onTaken={loaded.reload} />
    </div>
  );
}

/** Where registers come in by a file, and what was done to them. */
function RegisterCards(props: Pick<PageProps, "me"> & { mayChange: boolean; onTaken: () => void }) {
  const { me, mayChange, onTaken } = props;
  const [taken, setTaken] = useState(0);
  return (
    <>
      {mayChange && (
        <RegisterCard
          routes={["take-in-associations", "take-in-members", "take-in-poor-households"]}
          onTaken={() => {
            setTaken(taken + 1);
            onTaken();
          }}
        />
      )}
      {mayCall(me.role, "list-register-changes") && (
        <RegisterChanges
          key={taken}
          mayUndo={me.readOnly !== true && mayCall(me.role, "undo-register-change")}
          onUndone={onTaken}
        />
      )}
    </>
  );
}

function AssociationList(
  props: Pick<PageProps, "programme" | "place"> & {
    items: readonly AssociationRow[];
    onChoose: ((associationId: string) => void) | undefined;
  },
) {
  const { items, programme, place, onChoose } = props;
  const [county, name] = [place.query.get("county") ?? "", place.query.get("name") ?? ""];
  const key = associationNameKey(name);
  const isWanted = (item: AssociationRow) =>
    (county === "" || item.countyCode === county) &&
    [item.name, ...item.aliases].some((known) => associationNameKey(known).includes(key));
  const shown = inCountyOrder(items.filter(isWanted));
  const kept = onChoose === undefined ? [] : [...registerColumns, deedColumn(onChoose)];
  return (
    <Card>
      <div class="filters">
        <SelectField
          label="县（市、区）"
          value={county}
          options={[["", "全部"], ...programme.counties.map(({ code, name }) => [code, name] as const)]}
          onChange={(chosen) => setQuery(place, { county: chosen || undefined })}
        />
        <TextField
          label="名称（可只填一部分）"
          value={name}
          onChange={(typed) => setQuery(place, { name: typed || undefined })}
        />
        {onChoose !== undefined && (
          <DownloadButton id="read-associations-book" name="农技协名录">
            下载名录
          </DownloadButton>
        )}
      </div>
      {shown.length === 0 ? (
        <Empty>{items.length === 0 ? "还没有农技协。" : "没有符合条件的农技协。"}</Empty>
      ) : (
        <>
          <p class="muted" aria-live="polite">
            共 {grouped(shown.length)} 个
          </p>
          <Table
            label="农技协"
            columns={[...columns, ...kept]}
            rows={shown}
            keyOf={(item) => item.associationId}
            stacks
          />
        </>
      )}
    </Card>
  );
}
