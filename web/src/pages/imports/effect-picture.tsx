import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { percent } from "../../format/count.ts";
import { wan, yuan } from "../../format/money.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { Money } from "../../ui/money.tsx";
import type { PageProps } from "../page-props.ts";

type Import = RouteOutput<"read-import">;

const changeWidthMin = 0.4;

/** What an import does to the goal, as one sentence and as a bar: disbursed before, the change, the goal, and where the plan is today. */
export function EffectPicture(
  props: { effect: NonNullable<Import["effect"]>; item: Import } & Pick<PageProps, "programme">,
) {
  const { effect, item, programme } = props;
  const { disbursedFenBefore: before, disbursedFenAfter: after } = effect;
  const progress = useLoad("progress", () => callRoute("read-progress"));
  const rises = after >= before;
  return (
    <figure class="effect">
      <figcaption>
        {after === before ? (
          <>
            {whenOf(item)}，累计发放不变，仍为 <b>{yuan(before)}</b> 元，占目标{" "}
            {percent(effect.percentOfGoalAfter)}%。
          </>
        ) : (
          <>
            {whenOf(item)}，累计发放由 <b>{yuan(before)}</b> 元{rises ? "增至" : "减至"} <b>{yuan(after)}</b>{" "}
            元，占目标 {percent(effect.percentOfGoalBefore)}% → <b>{percent(effect.percentOfGoalAfter)}%</b>。
          </>
        )}
      </figcaption>
      <GoalBar
        before={effect.percentOfGoalBefore}
        after={effect.percentOfGoalAfter}
        plan={progress.data?.timeElapsedPercent}
        goalFen={programme.goalFen}
      />
      <div class="effect-legend">
        <span class="effect-key effect-key-before">
          原有 <Money fen={Math.min(before, after)} unit />
        </span>
        <span class={`effect-key effect-key-${rises ? "more" : "less"}`}>
          {rises ? "增加" : "减少"} <Money fen={Math.abs(after - before)} unit />
        </span>
        {progress.data !== undefined && (
          <span class="effect-key effect-key-plan">
            按时间应到 {percent(progress.data.timeElapsedPercent)}%
          </span>
        )}
      </div>
    </figure>
  );
}

/**
 * Shares of the goal in percent; the bar ends at the goal, or behind it where more than that is disbursed. The goal's
 * name stands where the goal is.
 */
function GoalBar(props: { before: number; after: number; plan: number | undefined; goalFen: number }) {
  const { before, after, plan, goalFen } = props;
  const whole = Math.max(100, before, after);
  const at = (share: number) => (Math.max(share, 0) / whole) * 100;
  const [low, high] = [at(Math.min(before, after)), at(Math.max(before, after))];
  const width = before === after ? 0 : Math.max(high - low, changeWidthMin);
  const from = Math.min(low, 100 - width);
  const goalAt = at(100);
  return (
    <>
      <svg class="effect-bar" width="100%" height="22" aria-hidden="true">
        <rect class="effect-track" y="4" width="100%" height="14" rx="7" />
        <rect class="effect-before" y="4" width={`${from}%`} height="14" rx="7" />
        <rect
          class={after >= before ? "effect-more" : "effect-less"}
          x={`${from}%`}
          y="4"
          width={`${width}%`}
          height="14"
          rx="3"
        />
        {whole > 100 && <Mark kind="effect-goal-mark" at={goalAt} />}
        {plan !== undefined && <Mark kind="effect-plan" at={at(plan)} />}
      </svg>
      <p class="effect-scale">
        <span style={{ left: `${goalAt}%`, transform: `translateX(-${goalAt}%)` }}>
          {`目标 ${wan(goalFen)} 万元`}
        </span>
      </p>
    </>
  );
}

function Mark({ kind, at }: { kind: string; at: number }) {
  return <line class={kind} x1={`${at}%`} x2={`${at}%`} y1="0" y2="22" />;
}

/** Of what moment the effect speaks: an undone import's is of its commit. */
function whenOf({ state, committedAt }: Import): string {
  if (committedAt === undefined) return "确认入账后";
  return state === "committed" ? "入账后" : "当时入账后";
}
