import type { IncomingMessage } from "node:http";
import { LedgerFailure } from "#shared/domain/base/failure.ts";

/** The body of a request as text, `undefined` when there is none. Fails with `body-too-large`, or `input-invalid` when it is no UTF-8. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<string | undefined> {
  const tooLarge = () => new LedgerFailure("body-too-large", { maxKb: bytesMax / 1024 });
  if (Number(request.headers["content-length"] ?? 0) > bytesMax) throw tooLarge();
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let byteSize = 0;
    request.on("data", (chunk: Buffer) => {
      byteSize += chunk.byteLength;
      if (byteSize > bytesMax) {
        request.pause();
        reject(tooLarge());
      } else {
        chunks.push(chunk);
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new ClientGone()));
  });
  if (bytes.byteLength === 0) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new LedgerFailure("input-invalid", { fields: ["请求内容不是 UTF-8 文字"] });
  }
}

/** The client closed the connection before its request was whole: there is nobody to answer. */
export class ClientGone extends Error {
  constructor() {
    super("the client is gone");
    this.name = "ClientGone";
  }
}
