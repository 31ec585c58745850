import { fileSize } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { Facts } from "../../ui/facts.tsx";
import { ImportStateTag } from "../../ui/import-state-tag.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Steps } from "../../ui/steps.tsx";
import type { PageProps } from "../page.tsx";
import { CheckResult } from "./check-result.tsx";
import { ImportActions } from "./import-actions.tsx";
import { ImportFiles } from "./import-files.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { ImportRows } from "./import-rows.tsx";
import { importStep, importSteps } from "./import-steps.ts";
import { MappingCard } from "./mapping-card.tsx";
import { QuestionsCard } from "./questions-card.tsx";
import { Understood } from "./understood.tsx";
import { useImport } from "./use-import.ts";

/** One import: where it stands, what its check found, and the decision whether it goes into the ledger. */
export function ImportPage({ importId, me, programme }: PageProps & { importId: string }) {
  const loaded = useImport(importId);
  return (
    <>
      <Crumbs href="#/imports" list="导入" title="导入详情" />
      <WhenLoaded of={loaded}>
        {(item) => (
          <div class="stack">
            <Card title={item.fileName} extra={<ImportStateTag item={item} />}>
              <Steps names={importSteps} current={importStep(item.state)} />
              <ImportOutcome item={item} />
              <CheckResult item={item} />
              <ImportFiles item={item} role={me.role} />
              <ImportActions item={item} role={me.role} fourEyes={programme.fourEyes} onAnswer={loaded.put} />
            </Card>
            <MappingCard
              key={`mapping ${item.state} ${item.changedAt}`}
              item={item}
              me={me}
              programme={programme}
              onAnswer={loaded.put}
            />
            <QuestionsCard item={item} role={me.role} onAnswer={loaded.put} />
            {item.counts !== undefined && item.counts.refused > 0 && (
              <ImportRows importId={importId} outcome="refused" key={`refused ${item.state}`} />
            )}
            {item.counts !== undefined && item.counts.changed > 0 && (
              <ImportRows importId={importId} outcome="changed" key={`changed ${item.state}`} />
            )}
            {item.understood !== undefined && <Understood sheets={item.understood} dataOn={item.dataOn} />}
            <Card title="文件">
              <Facts
                facts={[
                  ["登记时间", shanghaiTime(item.announcedAt)],
                  ["大小", fileSize(item.byteSize)],
                  ["入账时间", item.committedAt && shanghaiTime(item.committedAt)],
                  ["SHA-256", <code key="sha256">{item.sha256}</code>],
                ]}
              />
            </Card>
          </div>
        )}
      </WhenLoaded>
    </>
  );
}
