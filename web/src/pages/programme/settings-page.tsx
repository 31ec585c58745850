import { settingNames } from "#shared/domain/programme/programme-settings.ts";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { AssessmentRulesCard } from "./assessment-rules-card.tsx";
import { BanksCard } from "./banks-card.tsx";
import { CountiesCard } from "./counties-card.tsx";
import type { ListProps } from "./list-card.tsx";
import { MailToCard } from "./mail-to-card.tsx";
import { settingText, settingTexts } from "./setting-texts.ts";
import { SettingsForm } from "./settings-form.tsx";
import { SettingsHistory } from "./settings-history.tsx";

const pageSize = 20;

/** The forms of all settings. */
function SettingsForms(props: ListProps) {
  return (
    <div class="stack">
      <SettingsForm {...props} />
      <CountiesCard {...props} />
      <BanksCard {...props} />
      <MailToCard {...props} />
      <AssessmentRulesCard {...props} />
    </div>
  );
}

/** The programme's settings: what holds now, changing it for those who may, and how it came to be. */
export function SettingsPage({ me }: PageProps) {
  const loaded = useLoad("settings", () => callRoute("read-settings", { query: { limit: 1 } }));
  const revision = loaded.data?.revision ?? 0;
  const history = usePages(`settings ${revision}`, (cursor) =>
    callRoute("read-settings", { query: { limit: pageSize, cursor } }),
  );
  return (
    <>
      <h1>设置</h1>
      <div class="stack">
        <WhenLoaded of={loaded}>
          {({ settings }) =>
            mayCall(me.role, "change-settings") ? (
              <SettingsForms
                key={revision}
                revision={revision}
                settings={settings}
                onChanged={loaded.reload}
              />
            ) : (
              <Card title="现行设置">
                <Facts
                  facts={settingNames.map((name) => [settingTexts[name], settingText(name, settings)])}
                />
              </Card>
            )
          }
        </WhenLoaded>
        <SettingsHistory history={history} />
      </div>
    </>
  );
}
