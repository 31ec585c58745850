import type { RouteOutput } from "#shared/contract/routes.ts";
import type { CorrectionColour } from "#shared/domain/corrections/correction-clock.ts";
import { escalationLevelNames } from "#shared/domain/progress/escalation.ts";
import { grouped } from "../../format/count.ts";
import { Tag, type Tone } from "../../ui/tag.tsx";

type Correction = RouteOutput<"list-corrections">["items"][number];

const stateTones: Record<Correction["state"], Tone> = { open: "gold", answered: "green", closed: "grey" };
const colourTones: Record<CorrectionColour, Tone> = { blue: "blue", yellow: "gold", red: "red" };

/** How far a request has come, and what its clock says while an answer is owed. */
export function CorrectionTags({ item }: { item: Pick<Correction, "state" | "stateName" | "clock"> }) {
  const { state, stateName, clock } = item;
  if (clock === undefined) return <Tag tone={stateTones[state]}>{stateName}</Tag>;
  const { colour, daysLeft } = clock;
  return (
    <Tag tone={colour === undefined ? "grey" : colourTones[colour]}>
      {colour === undefined ? stateName : escalationLevelNames[colour]} · {leftText(daysLeft)}
    </Tag>
  );
}

function leftText(daysLeft: number): string {
  if (daysLeft < 0) return `超期 ${grouped(-daysLeft)} 天`;
  return daysLeft === 0 ? "今天到期" : `还剩 ${daysLeft} 天`;
}
