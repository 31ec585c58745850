import type { ComponentChildren } from "preact";
import type { BookPart } from "#shared/domain/progress/progress-book/book-parts.ts";
import { callRouteForFile } from "../../api/call-route.ts";
import { ChartDownloads } from "../../chart/chart-downloads.tsx";
import type { ChartMaker } from "../../chart/engine.ts";
import { Card } from "../../ui/card.tsx";
import type { CockpitData } from "./cockpit-data.ts";

/** A box with a chart, or with what says the same, that can be kept as picture, drawing and workbook. */
export function ChartCard(props: {
  title: string;
  data: CockpitData;
  part: BookPart;
  make: ChartMaker;
  children: ComponentChildren;
}) {
  const { title, data, part, make, children } = props;
  const { asOf } = data.progress;
  const workbook = () => callRouteForFile("read-progress-book", { query: { part, asOf } });
  return (
    <Card
      title={title}
      extra={<ChartDownloads fileName={`${title}-截至${asOf}`} make={make} workbook={workbook} />}
    >
      {children}
    </Card>
  );
}
