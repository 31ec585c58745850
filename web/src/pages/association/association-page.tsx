import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Crumbs } from "../../ui/crumbs.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import type { PageProps } from "../page.tsx";
import { LoanCards } from "./loan-cards.tsx";
import { Readings } from "./readings.tsx";
import { Standing } from "./standing.tsx";

/** One association: its standing and its loans; laid out for a phone first. */
export function AssociationPage({ associationId, me }: PageProps & { associationId: string }) {
  const loaded = useLoad(`association ${associationId}`, () =>
    callRoute("read-association", { params: { associationId } }),
  );
  return (
    <WhenLoaded of={loaded}>
      {(standing) => (
        <>
          {me.role === "association" ? (
            <h1>{standing.name}</h1>
          ) : (
            <Crumbs href="#/associations" list="农技协" title={standing.name} />
          )}
          <div class="stack">
            <Standing standing={standing} />
            <LoanCards associationId={associationId} />
            <Readings associationId={associationId} role={me.role} />
          </div>
        </>
      )}
    </WhenLoaded>
  );
}
