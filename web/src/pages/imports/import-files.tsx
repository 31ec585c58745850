import type { RouteOutput } from "#shared/contract/routes.ts";
import { isAnswered } from "#shared/domain/imports/answered-states.ts";
import { grouped } from "../../format/count.ts";
import { DownloadButton } from "../../ui/download-button.tsx";
import { mayCall } from "../menu.ts";
import { isUnderWay } from "./import-steps.ts";

type Import = RouteOutput<"read-import">;

/** The workbooks about an import that its bank may have: the receipt, and the rows to mend. */
export function ImportFiles({ item, role }: { item: Import; role: RouteOutput<"read-me">["role"] }) {
  if (!mayCall(role, "read-receipt") || !isAnswered(item.state) || isUnderWay(item.state)) return null;
  const call = { params: { importId: item.importId } };
  const name = item.fileName.replace(/\.[^.]*$/, "");
  const refused = item.counts?.refused ?? 0;
  return (
    <>
      <DownloadButton id="read-receipt" call={call} name={`回执-${name}`}>
        下载回执
      </DownloadButton>
      {refused > 0 && (
        <DownloadButton id="read-failed-rows" call={call} name={`退回行-${name}`}>
          {`下载退回行（${grouped(refused)} 行）`}
        </DownloadButton>
      )}
    </>
  );
}
