import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped, percent } from "../../format/count.ts";
import { shortWan, yuan } from "../../format/money.ts";
import { hashOf } from "../../hooks/place.ts";

type Association = RouteOutput<"read-association">;

const soonDays = 30;

/** How an association stands, in one sentence whose figures open their loans. */
export function SummarySentence({
  association,
  base,
}: {
  association: Association;
  base: readonly string[];
}) {
  const { loanCount, disbursedFen, outstandingFen, maturing, pastDue, overdueCount, placeInCounty } =
    association;
  if (loanCount === 0) {
    return (
      <>
        <p class="summary-sentence">还没有贷款。</p>
        <ShareOfGoal association={association} />
      </>
    );
  }
  const soon = maturing.find(({ withinDays }) => withinDays === soonDays)?.loanCount ?? 0;
  return (
    <>
      <p class="summary-sentence">
        共 <b>{grouped(loanCount)}</b> 笔、累计 <Wan fen={disbursedFen} />
        ，余额 <Wan fen={outstandingFen} />；
        {soon === 0 ? (
          `${soonDays} 天内没有到期`
        ) : (
          <a href={hashOf(base, { due: String(soonDays) })}>
            <b>{grouped(soon)}</b> 笔 {soonDays} 天内到期
          </a>
        )}
        ；
        {pastDue.loanCount > 0 && (
          <>
            <a class="tone-bad" href={hashOf(base, { due: "past" })}>
              <b>{grouped(pastDue.loanCount)}</b> 笔已过到期日未还清
            </a>
            ；
          </>
        )}
        {overdueCount === 0 ? (
          "没有逾期"
        ) : (
          <a class="tone-bad" href={hashOf(base, { status: "overdue" })}>
            <b>{grouped(overdueCount)}</b> 笔逾期
          </a>
        )}
        。
      </p>
      <ShareOfGoal association={association} />
      {placeInCounty !== undefined && (
        <p class="muted">
          累计发放在{association.countyName} {grouped(placeInCounty.of)} 个农技协中第{" "}
          <b>{grouped(placeInCounty.rank)}</b>。
        </p>
      )}
    </>
  );
}

function ShareOfGoal({ association: { shareOfGoal } }: { association: Association }) {
  if (shareOfGoal === undefined) return null;
  return (
    <p class="muted">
      本会分解目标 <Wan fen={shareOfGoal.goalFen} />
      ，合作期内已发放 <Wan fen={shareOfGoal.countedFen} />
      ，完成 <b>{percent(shareOfGoal.percentOfGoal)}</b>%。
    </p>
  );
}

function Wan({ fen }: { fen: number }) {
  return (
    <span class="wan" title={`${yuan(fen)} 元`}>
      <b>{shortWan(fen)}</b> 万元
    </span>
  );
}
