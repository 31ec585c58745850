import { useState } from "preact/hooks";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { ImportHistory } from "./import-history.tsx";
import { NoNewsCard } from "./no-news-card.tsx";
import { UploadCard } from "./upload-card.tsx";

/** Uploading files, or saying that a month has none, for those who may, and every import so far, newest first. */
export function ImportsPage({ me, programme, place }: PageProps) {
  const [stated, setStated] = useState(0);
  return (
    <>
      <h1>导入</h1>
      <div class="stack">
        {mayCall(me.role, "announce-import") && <UploadCard />}
        <ImportHistory key={stated} me={me} programme={programme} place={place} />
        {mayCall(me.role, "state-no-news") && (
          <NoNewsCard
            thisMonth={monthOf(shanghaiDayOf(new Date().toISOString()))}
            onStated={() => setStated(stated + 1)}
          />
        )}
      </div>
    </>
  );
}
