import { useEffect } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { WhenLoaded } from "../../ui/loading.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { Board } from "./board.tsx";
import { CockpitHead } from "./cockpit-head.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { isUntouched } from "./is-untouched.ts";
import { ownCountyOf } from "./own-county.ts";
import { ReportsHint } from "./reports-hint.tsx";
import { ScreenBoard } from "./screen-board.tsx";

const refreshMs = 3 * 60_000;

/** What the city's leaders see: the goal as one picture, who brings it about, and how good the lending is. */
export function CockpitPage({ me, programme, place }: PageProps) {
  const asOf = place.query.get("asOf") ?? "";
  const onScreen = place.query.get("screen") === "1";
  const county = ownCountyOf({ me, programme });
  const loaded = useLoad(`cockpit ${asOf}`, async () => {
    const query = { asOf };
    const [progress, cockpit] = await Promise.all([
      callRoute("read-progress", { query }),
      callRoute("read-cockpit", { query }),
    ]);
    return { progress, cockpit, programme, county };
  });
  const { reload } = loaded;
  useEffect(() => {
    if (!onScreen) return;
    const timer = setInterval(reload, refreshMs);
    const reloadInSight = () => {
      if (document.visibilityState === "visible") reload();
    };
    document.addEventListener("visibilitychange", reloadInSight);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", reloadInSight);
    };
  }, [onScreen, reload]);
  if (onScreen) {
    const staleSince = loaded.problem === undefined ? undefined : loaded.loadedAt;
    return (
      <WhenLoaded of={loaded}>
        {(data) => <ScreenBoard data={data} asOf={asOf} staleSince={staleSince} />}
      </WhenLoaded>
    );
  }
  return (
    <>
      <CockpitHead asOf={asOf} />
      {mayCall(me.role, "publish-report") && <ReportsHint />}
      <WhenLoaded of={loaded}>
        {(data) =>
          isUntouched(data.progress, asOf) ? (
            <FirstSteps role={me.role} programme={programme} />
          ) : (
            <Board data={data} mayAct={mayCall(me.role, "confirm-claim")} />
          )
        }
      </WhenLoaded>
    </>
  );
}
