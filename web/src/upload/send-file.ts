import type { RouteOutput } from "#shared/contract/routes.ts";
import { ProblemError, problemFromText } from "../api/problem.ts";

/** The form by which an announced file is sent. */
export type UploadForm = RouteOutput<"announce-import">["upload"];

/**
 * Sends a file by a form, telling how many of its bytes have gone out; an aborted signal breaks it off.
 * XMLHttpRequest because fetch tells no progress of an upload. Fails with a `ProblemError`.
 */
export function sendFile(
  form: UploadForm,
  file: Blob,
  { signal, onSent }: { signal: AbortSignal; onSent: (bytes: number) => void },
): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const breakOff = () => request.abort();
    const broken = () => reject(new ProblemError(0, "文件没有传完，连接中断了。", "请检查网络。"));
    request.upload.onprogress = (event) => onSent(Math.min(event.loaded, file.size));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(problemFromText(request.status, request.responseText));
    };
    request.onerror = broken;
    request.onabort = broken;
    request.onloadend = () => signal.removeEventListener("abort", breakOff);
    signal.addEventListener("abort", breakOff);
    request.open("POST", form.url);
    request.send(body);
  });
}
