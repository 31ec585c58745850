import { useEffect, useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import { correctionsChangedEvent } from "./corrections-changed.ts";

type Counts = RouteOutput<"list-corrections">["counts"];

const quietMs = 60_000;

/** How many correction requests wait for the person: answered ones for an association, open ones in their worst colour for others. */
export function CorrectionBadge({ role }: { role: RouteOutput<"read-me">["role"] }) {
  const counts = useCounts();
  if (counts === undefined) return null;
  const isAssociation = role === "association";
  const waiting = isAssociation ? counts.answered : counts.open;
  if (waiting === 0) return null;
  const colour = isAssociation
    ? undefined
    : (["red", "yellow", "blue"] as const).find((one) => counts[one] > 0);
  return (
    <span class={colour === undefined ? "badge" : `badge badge-${colour}`}>
      {waiting}
      <span class="visually-hidden"> 件{isAssociation ? "已有答复" : "待答复"}</span>
    </span>
  );
}

/**
 * The counts, requested when the page has become quiet, once a minute at most while it is visible, and when they are
 * known to be old.
 */
function useCounts(): Counts | undefined {
  const [counts, setCounts] = useState<Counts>();
  useEffect(() => {
    let current = true;
    const load = () => {
      if (document.visibilityState === "hidden") return;
      callRoute("list-corrections", { query: { limit: 1 } }).then(
        (answer) => current && setCounts(answer.counts),
        () => {},
      );
    };
    const first = setTimeout(load, 0);
    const again = setInterval(load, quietMs);
    window.addEventListener(correctionsChangedEvent, load);
    return () => {
      current = false;
      clearTimeout(first);
      clearInterval(again);
      window.removeEventListener(correctionsChangedEvent, load);
    };
  }, []);
  return counts;
}
