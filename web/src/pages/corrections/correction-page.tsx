import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { changedText } from "../../format/loan-field.ts";
import { yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { Facts } from "../../ui/facts.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import type { PageProps } from "../page-props.ts";
import { CorrectionActions } from "./correction-actions.tsx";
import { titleOf } from "./correction-list.tsx";
import { CorrectionTags } from "./correction-tags.tsx";
import { CorrectionThread } from "./correction-thread.tsx";

type Correction = RouteOutput<"read-correction">;

/** One correction request: what is said to be wrong, what was said since, and what one may do now. */
export function CorrectionPage({ correctionId, me }: PageProps & { correctionId: string }) {
  const loaded = useLoad(`correction ${correctionId}`, () =>
    callRoute("read-correction", { params: { correctionId } }),
  );
  const [changed, setChanged] = useState<Correction>();
  return (
    <>
      <Crumbs href="#/corrections" list="更正申请" title="更正申请详情" />
      <WhenLoaded of={loaded}>
        {(data) => {
          const item = changed !== undefined && changed.revision > data.revision ? changed : data;
          return (
            <div class="stack">
              <Card title={titleOf(item)} extra={<CorrectionTags item={item} />}>
                <Facts facts={factsOf(item)} />
              </Card>
              <Card title="往来">
                <CorrectionThread events={item.events} mayReadImports={me.role !== "association"} />
                <CorrectionActions item={item} me={me} onChange={setChanged} onConflict={loaded.reload} />
              </Card>
            </div>
          );
        }}
      </WhenLoaded>
    </>
  );
}

function factsOf(item: Correction) {
  const { loan, loanNo, bankId, field, isNow, clock } = item;
  return [
    ["农技协", item.associationName],
    [
      "借据",
      loan === undefined ? (
        `${loanNo}${item.claims ? "（待科协核实）" : "（已不在名下）"}`
      ) : (
        <a href={hashOf(["loans", loanNo], { bank: bankId })}>{loanNo}</a>
      ),
    ],
    ["借款人", loan?.borrowerName],
    ["放款", loan && `${loan.disbursedOn}，${yuan(loan.amountFen)} 元`],
    ["不对的内容", item.fieldName],
    ["台账现为", field === undefined || isNow === undefined ? undefined : changedText(field, isNow)],
    ["应为", item.shouldBe],
    ["提出时间", shanghaiTime(item.raisedAt)],
    ["答复期限", clock?.dueOn],
  ] as const;
}
