import { Bar } from "../../ui/bar.tsx";
import type { CockpitData } from "./cockpit-data.ts";
import { FigureLink } from "./figure-link.tsx";
import { Movement } from "./movement.tsx";
import { rankedCounties } from "./ranked-counties.ts";

const shownMax = 9;

/** The ranking of the counties for a projector. */
export function ScreenCounties({ data }: { data: CockpitData }) {
  const counties = rankedCounties(data.progress).slice(0, shownMax);
  const largestFen = Math.max(1, ...counties.map(({ disbursedFen }) => disbursedFen));
  return (
    <section class="screen-counties" aria-label="分县（市、区）排名">
      <h2>分县（市、区）累计发放（万元）</h2>
      <ol>
        {counties.map((county) => (
          <li key={county.code}>
            <span class="screen-rank">{county.rank ?? "—"}</span>
            <span class="screen-name">{county.name}</span>
            <Movement county={county} />
            <Bar share={county.disbursedFen / largestFen} />
            <FigureLink data={data} of={{ countyCode: county.code }} fen={county.disbursedFen} />
          </li>
        ))}
      </ol>
    </section>
  );
}
