import { useState } from "preact/hooks";
import { wireLimits } from "#shared/contract/limits.ts";
import { asProblem, type ProblemError } from "../../api/problem.ts";
import { fileSize } from "../../format/count.ts";
import { hashOf } from "../../hooks/use-route.ts";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Steps } from "../../ui/steps.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FileDrop } from "./file-drop.tsx";
import { importSteps } from "./import-steps.ts";
import { typedTotalOf } from "./typed-total.ts";
import { type UploadStage, uploadFile } from "./upload-file.ts";

const stageNames: Record<UploadStage, string> = {
  digest: "正在计算文件校验值",
  announce: "正在登记",
  send: "正在上传",
};

/** Takes a file, sends it with its progress in sight, and goes on to its import. */
export function UploadCard() {
  const [work, setWork] = useState<{ file: File; stage: UploadStage; share?: number | undefined }>();
  const [count, setCount] = useState("");
  const [amount, setAmount] = useState("");
  const [problem, setProblem] = useState<ProblemError>();
  const start = (file: File) => {
    setProblem(undefined);
    uploadFile(file, typedTotalOf(count, amount), (stage, share) => setWork({ file, stage, share })).then(
      (importId) => {
        location.hash = hashOf(["imports", importId]);
      },
      (error: unknown) => {
        setWork(undefined);
        setProblem(asProblem(error));
      },
    );
  };
  return (
    <Card title="上传贷款台账">
      <Steps names={importSteps} current={0} />
      {work === undefined ? (
        <>
          <div class="filters">
            <TextField label="应有笔数（可不填）" value={count} onChange={setCount} />
            <TextField label="应有放款金额，元（可不填）" value={amount} onChange={setAmount} />
          </div>
          <FileDrop byteSizeMax={wireLimits.fileByteSizeMax} onFile={start} />
        </>
      ) : (
        <div class="uploading">
          <p>
            {work.file.name}（{fileSize(work.file.size)}）
          </p>
          <Progress label={stageNames[work.stage]} share={work.share} />
        </div>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
    </Card>
  );
}
