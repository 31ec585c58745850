import type { RouteOutput } from "#shared/contract/routes.ts";
import { ProblemError, problemFromText } from "./problem.ts";

type UploadForm = RouteOutput<"announce-import">["upload"];

/**
 * Sends a file by the form that its announcement gave, telling the share that has gone out, 0 to 1.
 * XMLHttpRequest because fetch tells no progress of an upload. Fails with a `ProblemError`.
 */
export function sendFile(form: UploadForm, file: File, onShare: (share: number) => void): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(problemFromText(request.status, request.responseText));
    };
    request.onerror = () =>
      reject(new ProblemError(0, "文件没有传完，连接中断了。", "请检查网络，重新选择文件上传。"));
    request.open("POST", form.url);
    request.send(body);
  });
}
