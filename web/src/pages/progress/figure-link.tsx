import type { ComponentChildren } from "preact";
import type { Figure } from "#shared/domain/ledger/figure-loans.ts";
import { grouped } from "../../format/count.ts";
import { wan, yuan } from "../../format/money.ts";
import { type CockpitData, hashOfFigure } from "./cockpit-data.ts";

/** A figure that opens the loans behind it: an amount in 万元 with the exact yuan on hover, or a number of loans. */
export function FigureLink(props: {
  data: CockpitData;
  of: Figure;
  fen?: number;
  count?: number;
  children?: ComponentChildren;
}) {
  const { data, of, fen, count, children } = props;
  const shown = fen === undefined ? `${grouped(count ?? 0)} 笔` : wan(fen);
  const exact = fen === undefined ? shown : `${yuan(fen)} 元`;
  return (
    <a class="figure-link" href={hashOfFigure(of, data)} title={`${exact}，查看贷款明细`}>
      {children ?? shown}
    </a>
  );
}
