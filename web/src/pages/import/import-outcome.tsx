import type { RouteOutput } from "#shared/contract/routes.ts";
import { grouped } from "../../format/count.ts";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import { UndoOutcome } from "./undo-outcome.tsx";

/** Where an import stands now: how far the server has come, or how it ended. */
export function ImportOutcome({ item }: { item: RouteOutput<"read-import"> }) {
  switch (item.state) {
    case "announced":
      return (
        <Notice tone="warning" title="文件还没有传完。">
          <p>
            请<a href="#/imports">重新选择文件上传</a>；这次登记可以取消。
          </p>
        </Notice>
      );
    case "uploaded":
    case "checking":
      return <Working label="正在核对" progress={item.progress} />;
    case "committing":
      return <Working label="正在入账" progress={item.progress} />;
    case "undoing":
      return <Working label="正在撤销" progress={item.progress} />;
    case "undone":
      return item.undo === undefined ? null : <UndoOutcome undo={item.undo} />;
    case "sent-back":
      return (
        <Notice tone="warning" title="复核退回，没有记入台账。">
          <p>
            原因：{item.sentBack?.reason}（{item.sentBack?.by}）
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
            新增 {grouped(item.counts?.new ?? 0)} 笔，变更 {grouped(item.counts?.changed ?? 0)} 笔。
            <a href="#/progress">查看总进度</a>
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
            {(item.understood ?? []).length > 0 && "也可以在下面指定这些列是什么，系统会重新核对；或者"}
            <a href="#/imports">重新上传</a>
          </p>
        </Notice>
      );
    case "checked":
      return null;
  }
}

function Working({ label, progress }: { label: string; progress: RouteOutput<"read-import">["progress"] }) {
  if (progress === undefined || progress.totalRows === 0) return <Progress label={label} />;
  const { doneRows, totalRows } = progress;
  return (
    <Progress
      label={`${label}：${grouped(doneRows)} / ${grouped(totalRows)} 行`}
      share={doneRows / totalRows}
    />
  );
}
