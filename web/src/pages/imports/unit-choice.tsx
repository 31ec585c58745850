import type { RouteOutput } from "#shared/contract/routes.ts";
import { moneyUnitNames } from "#shared/domain/base/money.ts";
import { callRoute } from "../../api/call-route.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { mappingOf, unitChoice } from "./mapping-choices.ts";
import { useDecision } from "./use-decision.ts";

type Import = RouteOutput<"read-import">;

/** Mends the unit of a sheet that does not state one, and has the file checked again. */
export function UnitChoice(props: {
  item: Import;
  sheet: NonNullable<Import["understood"]>[number];
  onAnswer: (item: Import) => void;
}) {
  const { item, sheet, onAnswer } = props;
  const { busy, problem, decide } = useDecision(onAnswer);
  const other = sheet.amountUnit === "yuan" ? "wan" : "yuan";
  const body = mappingOf(item, new Map([[unitChoice(sheet.fingerprint), other]]));
  return (
    <>
      <p class="unit-choice">
        金额其实是{moneyUnitNames[other]}？{" "}
        <Button
          busy={busy !== undefined}
          onClick={() =>
            decide("map-import", () => callRoute("map-import", { params: { importId: item.importId }, body }))
          }
        >
          按{moneyUnitNames[other]}重新核对
        </Button>
      </p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
