import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { acceptedEnds } from "./choose-files.ts";

/**
 * A field that takes files, chosen or dropped. While it is shown, files may be dropped anywhere on the page: outside of
 * it the browser would leave the page to open them.
 */
export function FileDrop(props: {
  multiple?: boolean;
  onFiles: (files: File[]) => void;
  children: ComponentChildren;
}) {
  const { multiple = false, onFiles, children } = props;
  const id = useId();
  const take = useRef(onFiles);
  take.current = onFiles;
  const over = useDroppedFiles((files) => take.current(files));
  return (
    <div class={over ? "drop drop-over" : "drop"}>
      <input
        id={id}
        class="visually-hidden"
        type="file"
        multiple={multiple}
        accept={acceptedEnds.join(",")}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <label for={id}>
        <UploadMark />
        {over ? (
          <strong>松开鼠标，就开始上传</strong>
        ) : (
          <span>
            <strong>选择文件</strong>，或把文件拖到这个页面
          </span>
        )}
      </label>
      {children}
    </div>
  );
}

/** Hands on the files that are dropped on the page; tells whether files are being dragged over it. */
function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return over;
}

/** A sheet with an arrow up. */
function UploadMark() {
  return (
    <svg
      class="drop-mark"
      viewBox="0 0 40 40"
      aria-hidden="true"
      fill="none"
      stroke="#1677ff"
      stroke-width="2"
    >
      <path d="M10 5h14l8 8v22H10z M24 5v8h8" />
      <path d="M21 30V19 M16 23l5-5 5 5" />
    </svg>
  );
}
