import { wan } from "../../format/money.ts";
import type { Progress } from "./cockpit-data.ts";

/** What the figures are of, for who is shown those of one county. */
export function CountyNote({ county, progress }: { county: string; progress: Progress }) {
  const part =
    progress.goalFen === 0
      ? "总目标还没有分解到本县：目标按在册农技协数或设定的权重分解"
      : `目标是总目标分解到本县的 ${wan(progress.goalFen)} 万元`;
  return (
    <p class="muted">
      以下只是{county}的贷款和农技协；{part}。
    </p>
  );
}
