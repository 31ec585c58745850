import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { setQuery } from "../../hooks/set-query.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { CorrectionList } from "./correction-list.tsx";
import { RaiseForm } from "./raise-form.tsx";

const shownMax = 20;

/** What was said of a loan, and for its association the way to say that it is not right; `correct=1` in the address opens the form. */
export function LoanCorrections(props: Pick<PageProps, "me" | "place"> & { loan: RouteOutput<"read-loan"> }) {
  const { me, place, loan } = props;
  const { bankId, loanNo } = loan;
  const loaded = useLoad(JSON.stringify(["corrections", bankId, loanNo]), () =>
    callRoute("list-corrections", { query: { loanNo, limit: shownMax } }),
  );
  const items = (loaded.data?.items ?? []).filter((item) => item.bankId === bankId);
  const [wasFirst, setWasFirst] = useState(true);
  const mayRaise = me.readOnly !== true && mayCall(me.role, "raise-correction");
  if (!mayRaise && items.length === 0 && loaded.problem === undefined) return null;
  const isUnsettled = items.some(({ state }) => state !== "closed");
  const mayAsk = !isUnsettled || !wasFirst;
  const isAsking = place.query.get("correct") === "1";
  const ask = (correct: "1" | undefined) => setQuery(place, { correct });
  return (
    <Card title="更正申请">
      <WhenLoaded of={loaded}>
        {() => (
          <>
            {items.length > 0 && <CorrectionList items={items} withAssociation={me.role !== "association"} />}
            {mayRaise &&
              mayAsk &&
              (isAsking ? (
                <RaiseForm
                  loan={loan}
                  onCancel={() => ask(undefined)}
                  onConflict={() => {
                    setWasFirst(false);
                    loaded.reload();
                  }}
                />
              ) : (
                <div class="raise">
                  <span class="muted">发现金额、日期、状态等与实际不符，可请银行更正。</span>
                  <Button onClick={() => ask("1")}>这条不对</Button>
                </div>
              ))}
          </>
        )}
      </WhenLoaded>
    </Card>
  );
}
