import { percent } from "../../format/count.ts";
import { yuan } from "../../format/money.ts";
import { Card } from "../../ui/card.tsx";
import { Money } from "../../ui/money.tsx";
import { Statistic } from "../../ui/statistic.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";

/** The figures that are asked for first; each amount opens its loans. */
export function KeyFigures({ data }: { data: CockpitData }) {
  const { progress } = data;
  const outsideFen = progress.disbursedFen - progress.countedFen;
  return (
    <Card title="关键数字">
      <dl class="statistics statistics-head">
        <Statistic
          name="累计发放"
          value={<FigureLink data={data} of={{}} fen={progress.disbursedFen} />}
          unit="万元"
        >
          <FigureLink data={data} of={{}} count={progress.loanCount} />
          {outsideFen !== 0 && (
            <>
              ，其中 <Money fen={outsideFen} unit /> 不在目标期内
            </>
          )}
        </Statistic>
        <Statistic name="距目标还差" value={<Money fen={progress.remainingFen} />} unit="万元">
          目标 <Money fen={progress.goalFen} unit />
        </Statistic>
        {progress.requiredPerMonthFen !== undefined && (
          <Statistic name="今后每月需发放" value={<Money fen={progress.requiredPerMonthFen} />} unit="万元">
            {progress.recentPerMonthFen !== undefined && (
              <>
                近期月均 <Money fen={progress.recentPerMonthFen} unit />，
              </>
            )}
            还有 {progress.remainingMonths} 个月
          </Statistic>
        )}
        <Statistic
          name="贷款余额"
          value={<FigureLink data={data} of={{ measure: "outstanding" }} fen={progress.outstandingFen} />}
          unit="万元"
        >
          {yuan(progress.outstandingFen)} 元
        </Statistic>
        <PoorFigure data={data} />
        <Statistic
          name="续贷（借新还旧）"
          value={<FigureLink data={data} of={{ measure: "renewal" }} fen={progress.renewalFen} />}
          unit="万元"
        >
          <FigureLink data={data} of={{ measure: "renewal" }} count={progress.renewalCount} />
        </Statistic>
      </dl>
    </Card>
  );
}

function PoorFigure({ data }: { data: CockpitData }) {
  const { poor } = data.cockpit;
  const of = { measure: "poor" } as const;
  return (
    <Statistic
      name="建档立卡户"
      value={<FigureLink data={data} of={of} fen={poor.disbursedFen} />}
      unit="万元"
    >
      <FigureLink data={data} of={of} count={poor.loanCount} />
      ，占发放额 {percent(poor.percentOfDisbursed)}%
    </Statistic>
  );
}
