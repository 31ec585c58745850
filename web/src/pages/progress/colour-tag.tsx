import type { EscalationLevel } from "#shared/domain/progress/escalation.ts";
import { escalationLevelNames } from "#shared/domain/progress/escalation.ts";
import { Tag, type Tone } from "../../ui/tag.tsx";
import type { Progress } from "./cockpit-data.ts";

const tones: Record<EscalationLevel, Tone> = { none: "green", blue: "blue", yellow: "gold", red: "red" };

/** The colour of the programme (三色督办) and why it has it. */
export function ColourTag({ colour: { level, reason } }: { colour: Progress["colour"] }) {
  return (
    <span class="colour">
      <Tag tone={tones[level]}>{escalationLevelNames[level]}</Tag>
      <span class="colour-reason">{reason}</span>
    </span>
  );
}
