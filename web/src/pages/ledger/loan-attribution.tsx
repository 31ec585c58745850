import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Attribution } from "./unattributed-loans.tsx";

/** Where a loan that is nobody's yet is given to an association. */
export function LoanAttribution(props: { loan: RouteOutput<"read-loan">; onAttributed: () => void }) {
  const { loan, onAttributed } = props;
  const loaded = useLoad("associations", () => callRoute("list-associations"));
  return (
    <Card title="待归属">
      <WhenLoaded of={loaded}>
        {({ items }) => <Attribution loans={[loan]} associations={items} onAttributed={onAttributed} />}
      </WhenLoaded>
    </Card>
  );
}
