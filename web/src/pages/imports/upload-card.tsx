import { useEffect, useState } from "preact/hooks";
import { wireLimits } from "#shared/contract/base/limits.ts";
import { hashOf } from "../../hooks/place.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { typedTotalOf } from "../../upload/typed-total.ts";
import { addUploads, dropUpload } from "../../upload/uploads.ts";
import { useUploads } from "../../upload/use-uploads.ts";
import { type ChosenFiles, chooseFiles } from "./choose-files.ts";
import { FileDrop } from "./file-drop.tsx";
import { TemplateButton } from "./template-button.tsx";
import { UploadLine } from "./upload-line.tsx";

const bytesPerMb = 1024 * 1024;

/** Takes files, sends them one after another with their progress in sight, and goes on to the import of a single one. */
export function UploadCard() {
  const { items } = useUploads();
  const [count, setCount] = useState("");
  const [amount, setAmount] = useState("");
  const [refused, setRefused] = useState<ChosenFiles["refused"]>([]);
  const [single, setSingle] = useState<string>();
  const goTo = items.find(({ key }) => key === single)?.importId;
  useEffect(() => {
    if (goTo !== undefined) location.hash = hashOf(["imports", goTo]);
  }, [goTo]);
  const start = (files: readonly File[]) => {
    const chosen = chooseFiles(files);
    setRefused(chosen.refused);
    const keys = addUploads(chosen.taken, typedTotalOf(count, amount));
    setSingle(keys.length === 1 && items.every(({ stage }) => stage === "arrived") ? keys[0] : undefined);
  };
  const arrived = items.filter(({ stage }) => stage === "arrived");
  return (
    <Card title="上传贷款台账" extra={<TemplateButton />}>
      <details class="typed-total">
        <summary>有纸面合计？填上，核对时一并比对</summary>
        <div class="filters">
          <TextField label="应有笔数（可不填）" value={count} onChange={setCount} />
          <TextField label="应有放款金额，元（可不填）" value={amount} onChange={setAmount} />
        </div>
      </details>
      <FileDrop multiple onFiles={start}>
        <p class="muted">
          银行导出的 .xlsx、.xls、.et 或 .csv，每个不超过 {wireLimits.fileByteSizeMax / bytesPerMb}{" "}
          MB，可以一次选几个。 先核对，您确认后才入账。
        </p>
      </FileDrop>
      {refused.map(({ fileName, why }) => (
        <Notice key={fileName} tone="error" title={`没有上传“${fileName}”：${why}`} />
      ))}
      {items.length > 0 && (
        <ul class="upload-list" aria-label="正在上传的文件">
          {items.map((item) => (
            <li key={item.key}>
              <UploadLine item={item} />
            </li>
          ))}
        </ul>
      )}
      {arrived.length > 1 && (
        <Button
          kind="text"
          onClick={() => {
            for (const { key } of arrived) dropUpload(key);
          }}
        >
          移除已上传的
        </Button>
      )}
    </Card>
  );
}
