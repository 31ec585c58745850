import { documentLinkType } from "#shared/contract/base/document-link.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import type { EndpointDeps, HttpAnswer } from "./exchange.ts";

/**
 * The answer that hands out a document. Of large bytes the answer is a link, where the operation has files and their store
 * gives links: a Lambda function's answer is limited to 6 MB, and bytes take a third more in it.
 */
export async function documentAnswer(
  deps: Pick<EndpointDeps, "newId"> & Partial<Pick<EndpointDeps, "files">>,
  status: number,
  { contentType, fileName, body }: Document,
): Promise<HttpAnswer> {
  const disposition = fileName === undefined ? undefined : contentDisposition(fileName);
  if (typeof body !== "string" && body.byteLength > wireLimits.answerBytesMax) {
    const link = await deps.files?.offer(deps.newId(), body, { contentType, disposition });
    if (link !== undefined) {
      const headers = { "content-type": documentLinkType, "cache-control": "no-store" };
      return { status, headers, body: JSON.stringify({ link }) };
    }
  }
  const headers = { "content-type": contentType, "cache-control": "no-store" };
  if (disposition === undefined) return { status, headers, body };
  return { status, headers: { ...headers, "content-disposition": disposition }, body };
}

/** The header that has a document kept under a name (RFC 6266), with the name in UTF-8 (RFC 5987) and a plain one. */
function contentDisposition(fileName: string): string {
  const ending = /\.[a-z0-9]+$/.exec(fileName)?.[0] ?? "";
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="yinhui${ending}"; filename*=UTF-8''${encoded}`;
}

/** An answer that is no JSON of the contract but a document as it is; one with a name is to be kept as a file. */
export type Document = { contentType: string; fileName?: string; body: string | Uint8Array };
