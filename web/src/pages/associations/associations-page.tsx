import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { WhenLoaded } from "../../ui/loading.tsx";
import { DisputedLoans } from "../ledger/disputed-loans.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { AssociationEditor } from "./association-editor.tsx";
import { AssociationList } from "./association-list.tsx";
import { CoverageCard } from "./coverage-card.tsx";
import { RegisterCard } from "./register-card.tsx";
import { RegisterChanges } from "./register-changes.tsx";
import { WaitingAssociations } from "./waiting-associations.tsx";

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
                mayExport={me.readOnly !== true}
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
