import { useState } from "preact/hooks";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { asProblem, ProblemError } from "../../api/problem.ts";
import { fileSize } from "../../format/count.ts";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import { readWholeFile } from "../../upload/file-digest.ts";
import { resumeUpload } from "../../upload/uploads.ts";
import { useUploads } from "../../upload/use-uploads.ts";
import { FileDrop } from "./file-drop.tsx";
import { UploadLine } from "./upload-line.tsx";

/** An announced import whose file is on its way, or has to be chosen again where the browser did not keep it. */
export function WaitingUpload({ item, arrived }: { item: RouteOutput<"read-import">; arrived: boolean }) {
  const { items, restored } = useUploads();
  const ours = items.find(({ importId }) => importId === item.importId);
  if (arrived) return <Progress label="已上传，等待核对" />;
  if (ours !== undefined) return <UploadLine item={ours} alone />;
  if (!restored) return <Loading />;
  if (!item.mine) return <Notice tone="info" title="登记的人还没有传完文件。" />;
  return <ChooseAgain item={item} />;
}

function ChooseAgain({ item }: { item: RouteOutput<"read-import"> }) {
  const [problem, setProblem] = useState<ProblemError>();
  const { importId, fileName, byteSize, sha256 } = item;
  const take = async ([file]: readonly File[]) => {
    setProblem(undefined);
    if (file === undefined) return;
    try {
      const { bytes, sha256: digest } = await readWholeFile(file);
      if (digest !== sha256) {
        throw new ProblemError(
          0,
          `这不是登记的那个文件：“${file.name}”（${fileSize(file.size)}）与登记的内容不同。`,
          `请选择登记时的“${fileName}”（${fileSize(byteSize)}）；要传改过的文件，请取消这次导入，重新上传。`,
        );
      }
      resumeUpload(importId, fileName, bytes);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      <Notice tone="warning" title="文件还没有传完。">
        <p>
          浏览器没有留下这个文件，请再选一次“{fileName}”（{fileSize(byteSize)}），继续上传。
        </p>
      </Notice>
      <FileDrop onFiles={take}>
        <p class="muted">继续上传：系统会核对是不是同一个文件。</p>
      </FileDrop>
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </>
  );
}
