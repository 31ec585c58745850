import { useId, useState } from "preact/hooks";

const accepted = ".xlsx,.xlsm,.xls,.et,.csv,.txt";
const bytesPerMb = 1024 * 1024;

/** A field that takes one file, chosen or dropped. */
export function FileDrop({ byteSizeMax, onFile }: { byteSizeMax: number; onFile: (file: File) => void }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the file field inside does the same by keyboard.
    <div
      class={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <input
        id={id}
        class="visually-hidden"
        type="file"
        accept={accepted}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <label for={id}>
        <strong>选择文件</strong>，或把文件拖到这里
      </label>
      <p class="muted">
        银行导出的 .xlsx、.xls、.et 或 .csv，不超过 {byteSizeMax / bytesPerMb} MB。先核对，确认后才入账。
      </p>
    </div>
  );
}
