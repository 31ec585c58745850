import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { ImportHistory } from "./import-history.tsx";
import { UploadCard } from "./upload-card.tsx";

/** Uploading files, for those who may, and every import so far, newest first. */
export function ImportsPage({ me, programme, place }: PageProps) {
  return (
    <>
      <h1>导入</h1>
      <div class="stack">
        {mayCall(me.role, "announce-import") && <UploadCard />}
        <ImportHistory me={me} programme={programme} place={place} />
      </div>
    </>
  );
}
