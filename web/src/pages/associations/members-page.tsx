import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Crumbs } from "../../ui/crumbs.tsx";
import type { PageProps } from "../page-props.ts";
import { MemberEditor } from "./member-editor.tsx";
import { MemberForm } from "./member-form.tsx";
import { MemberList } from "./member-list.tsx";
import type { MemberRow } from "./member-row.ts";
import { RegisterCard } from "./register-card.tsx";

/** The register of members of one association: who belongs to it, found, entered, ended, brought in and taken away. */
export function MembersPage({ associationId, me, place }: PageProps & { associationId: string }) {
  const own = useLoad(`name of ${associationId}`, () => callRoute("list-associations"));
  const name = own.data?.items.find((one) => one.associationId === associationId)?.name ?? "";
  const [chosen, setChosen] = useState<MemberRow>();
  const [changes, setChanges] = useState(0);
  const mayChange = me.readOnly !== true;
  const reload = () => setChanges(changes + 1);
  return (
    <>
      {me.role === "association" ? (
        <h1>会员名册</h1>
      ) : (
        <Crumbs href={hashOf(["associations", associationId])} list={name} title="会员名册" />
      )}
      <div class="stack">
        {mayChange && chosen !== undefined && (
          <MemberEditor
            key={chosen.identityHash}
            associationId={associationId}
            member={chosen}
            seesNames={me.role === "association"}
            onChanged={(member) => {
              setChosen(member);
              reload();
            }}
            onClose={() => setChosen(undefined)}
          />
        )}
        <MemberList {...{ associationId, place, changes }} onChoose={mayChange ? setChosen : undefined} />
        {mayChange && (
          <>
            <MemberForm
              associationId={associationId}
              maySeveral={me.role !== "association"}
              onEntered={reload}
            />
            <RegisterCard routes={["take-in-members"]} association={associationId} onTaken={reload} />
          </>
        )}
      </div>
    </>
  );
}
