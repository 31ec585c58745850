import { fileSize } from "../../format/count.ts";
import { aboutDuration } from "../../format/duration.ts";
import { shanghaiTime } from "../../format/instant.ts";
import { secondsLeft } from "../../format/work-pace.ts";
import { hashOf } from "../../hooks/place.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import { isSettled, type UploadItem } from "../../upload/upload-item.ts";
import { dropUpload, sendAgain } from "../../upload/uploads.ts";

/**
 * A file on its way: what is being done with it, how much has gone out, how long it will take, and how to stop it, unless
 * it stands `alone` on the page of its import, which has its own way.
 */
export function UploadLine({ item, alone = false }: { item: UploadItem; alone?: boolean }) {
  const { key, fileName, byteSize, stage, importId } = item;
  return (
    <div class="upload-line">
      {!alone && (
        <div class="upload-head">
          <strong>{fileName}</strong> <span class="muted">{fileSize(byteSize)}</span>
          <span class="upload-act">
            {stage === "arrived" && importId !== undefined && (
              <a href={hashOf(["imports", importId])}>查看核对结果</a>
            )}
            <Button kind="text" onClick={() => dropUpload(key)}>
              {isSettled(item) ? "移除" : "取消上传"}
            </Button>
          </span>
        </div>
      )}
      <Stage item={item} />
    </div>
  );
}

function Stage({ item }: { item: UploadItem }) {
  const { key, byteSize, stage, sentBytes, problem, known } = item;
  switch (stage) {
    case "waiting":
      return <p class="muted">排队中，前一个文件传完就开始。</p>;
    case "digest":
      return <Progress label="正在计算文件校验值" />;
    case "announce":
      return <Progress label="正在登记" />;
    case "send":
      return (
        <Progress label="正在上传" share={byteSize === 0 ? undefined : sentBytes / byteSize}>
          {sending(item)}
        </Progress>
      );
    case "offline":
      return (
        <Notice tone="warning" title="连接断了，恢复后会自动继续上传。">
          <p>
            已登记的导入还在，不会重复登记，也不会重复入账。请不要关闭页面；关闭了，下次打开时也会接着传。
          </p>
        </Notice>
      );
    case "arrived":
      return <p class="muted">已上传。</p>;
    case "known":
      return known === undefined ? null : <Known item={known} onAgain={() => sendAgain(key)} />;
    case "failed":
      return problem === undefined ? null : <ProblemNotice problem={problem} retry={() => sendAgain(key)} />;
  }
}

function Known({ item, onAgain }: { item: NonNullable<UploadItem["known"]>; onAgain: () => void }) {
  const when = shanghaiTime(item.committedAt ?? item.announcedAt);
  return (
    <Notice
      tone="info"
      title={`同一个文件${item.committedAt === undefined ? "已经上传过" : "已经入账"}（${when}，${item.stateName}）。`}
    >
      <p>
        <a href={hashOf(["imports", item.importId])}>查看那次导入</a>
        。内容完全相同，不用再传；要再核对一次也可以，已入账的不会重复记账。
      </p>
      <Button onClick={onAgain}>仍要上传</Button>
    </Notice>
  );
}

/** How much of how much, how fast, and how long still. */
function sending({ byteSize, sentBytes, pace }: UploadItem): string {
  const sent = `${fileSize(sentBytes)} / ${fileSize(byteSize)}`;
  if (sentBytes >= byteSize) return `${sent}，等待服务器确认`;
  const seconds = secondsLeft(pace, byteSize);
  if (pace?.perSecond === undefined || seconds === undefined) return sent;
  return `${sent}，每秒 ${fileSize(pace.perSecond)}，剩余${aboutDuration(seconds)}`;
}
