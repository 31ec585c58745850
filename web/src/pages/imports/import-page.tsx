import { fileSize } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { Card } from "../../ui/card.tsx";
import { Crumbs } from "../../ui/crumbs.tsx";
import { Facts } from "../../ui/facts.tsx";
import { ImportStateTag } from "../../ui/import-state-tag.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Steps } from "../../ui/steps.tsx";
import type { PageProps } from "../page-props.ts";
import { CheckResult } from "./check-result.tsx";
import { HoldsCard } from "./holds-card.tsx";
import { ImportActions } from "./import-actions.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { importStep, importSteps } from "./import-steps.ts";
import { MappingCard } from "./mapping-card.tsx";
import { QuestionsCard } from "./questions-card.tsx";
import { RowsCard } from "./rows-card.tsx";
import { Understood } from "./understood.tsx";
import { UploadLine } from "./upload-line.tsx";
import { useArrival } from "./use-arrival.ts";
import { useImport } from "./use-import.ts";
import { useNews } from "./use-news.ts";

/** One import: where it stands, what its check found, and the decision whether it goes into the ledger. */
export function ImportPage({ importId, me, programme, place }: PageProps & { importId: string }) {
  const loaded = useImport(importId);
  const { upload, arrived } = useArrival(importId, loaded.reload);
  const { news, ownAnswer } = useNews(loaded.data);
  const onAnswer: typeof loaded.put = (answer) => {
    ownAnswer(answer);
    loaded.put(answer);
  };
  return (
    <>
      <Crumbs href="#/imports" list="导入" title="导入详情" />
      {loaded.data === undefined && upload !== undefined && (
        <Card title={upload.fileName}>
          <UploadLine item={upload} alone />
        </Card>
      )}
      <WhenLoaded of={loaded}>
        {(item) => (
          <div class="stack">
            <Card title={item.fileName} extra={<ImportStateTag item={item} />}>
              <Steps names={importSteps} current={importStep(item.state)} />
              {news !== undefined && <Notice tone="warning" title={news} />}
              <ImportOutcome item={item} arrived={arrived} />
              <CheckResult item={item} programme={programme} />
            </Card>
            <Understood item={item} me={me} onAnswer={onAnswer} />
            <HoldsCard key={`holds ${item.changedAt}`} item={item} me={me} onAnswer={onAnswer} />
            <MappingCard
              key={`mapping ${item.state} ${item.changedAt}`}
              item={item}
              me={me}
              programme={programme}
              onAnswer={onAnswer}
            />
            <QuestionsCard item={item} role={me.role} onAnswer={onAnswer} />
            {item.counts !== undefined && (
              <RowsCard item={item} counts={item.counts} programme={programme} place={place} />
            )}
            <Card title="文件">
              <Facts
                facts={[
                  ["登记", `${shanghaiTime(item.announcedAt)} ${item.announcedByName ?? ""}`],
                  ["大小", fileSize(item.byteSize)],
                  [
                    "入账",
                    item.committedAt && `${shanghaiTime(item.committedAt)} ${item.committedByName ?? ""}`,
                  ],
                  ["SHA-256", <code key="sha256">{item.sha256}</code>],
                ]}
              />
            </Card>
            <ImportActions item={item} role={me.role} fourEyes={programme.fourEyes} onAnswer={onAnswer} />
          </div>
        )}
      </WhenLoaded>
    </>
  );
}
