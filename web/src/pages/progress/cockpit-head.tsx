import { Button } from "../../ui/button.tsx";
import { PeriodField } from "../../ui/period-field.tsx";
import { cockpitHash } from "./cockpit-hash.ts";

/** The cockpit's head: its day, and the links for a projector and for paper. */
export function CockpitHead({ asOf }: { asOf: string }) {
  const project = () => {
    location.hash = cockpitHash({ asOf, screen: true });
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  };
  return (
    <div class="page-head">
      <h1>驾驶舱</h1>
      <div class="cockpit-tools">
        <PeriodField
          kind="date"
          label="截至日期（空为今天）"
          value={asOf}
          onChange={(day) => {
            location.hash = cockpitHash({ asOf: day });
          }}
        />
        <Button onClick={() => window.print()}>打印</Button>
        <Button kind="primary" onClick={project}>
          投屏
        </Button>
      </div>
    </div>
  );
}
