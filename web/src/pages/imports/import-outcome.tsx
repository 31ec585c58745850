import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { Notice } from "../../ui/notice.tsx";
import { UndoOutcome } from "./undo-outcome.tsx";
import { WaitingUpload } from "./waiting-upload.tsx";
import { WorkProgress } from "./work-progress.tsx";

/** Where an import stands now: how far its file or the server has come, or how it ended. */
export function ImportOutcome(props: { item: RouteOutput<"read-import">; arrived: boolean }) {
  const { item, arrived } = props;
  switch (item.state) {
    case "announced":
      return <WaitingUpload item={item} arrived={arrived} />;
    case "uploaded":
    case "checking":
    case "committing":
    case "undoing":
      return <WorkProgress key={item.state} state={item.state} progress={item.progress} />;
    case "undone":
      return item.undo === undefined ? null : <UndoOutcome undo={item.undo} />;
    case "sent-back":
      return (
        <Notice tone="warning" title="复核退回，没有记入台账。">
          <p>
            原因：{item.sentBack?.reason}（{item.sentBack?.byName ?? item.sentBack?.by}）
          </p>
          <p>
            <a href="#/imports">改正后重新上传</a>
          </p>
        </Notice>
      );
    case "committed":
      return (
        <Notice tone="success" title="已入账。">
          <p>
            新增 {grouped(item.counts?.new ?? 0)} 笔，变更 {grouped(item.counts?.changed ?? 0)} 笔
            {item.committedAt !== undefined &&
              `（${item.committedByName ?? ""} ${shanghaiTime(item.committedAt)}）`}
            。 <a href="#/progress">查看总进度</a>
          </p>
        </Notice>
      );
    case "cancelled":
      return <Notice tone="info" title="已取消，没有记入台账。" />;
    case "refused":
    case "failed":
      return (
        <Notice tone="error" title={item.problem?.message ?? "这次导入没有完成。"}>
          <p>{item.problem?.remedy}</p>
          <p>
            {(item.understood ?? []).length > 0 && "在下面的“列的含义和取值”中指定后，系统会重新核对；或者"}
            <a href="#/imports">重新上传</a>
          </p>
        </Notice>
      );
    case "checked":
      return null;
  }
}
