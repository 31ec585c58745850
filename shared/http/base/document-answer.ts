import { documentLinkType } from "#shared/contract/base/document-link.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import type { EndpointDeps, HttpAnswer } from "./exchange.ts";

type Offering = Pick<EndpointDeps, "newId"> & Partial<Pick<EndpointDeps, "files">>;

/**
 * The answer that hands out a document. Of large bytes the answer is a link, where the operation has files and their store
 * gives links: a Lambda function's answer is limited to 6 MB, and bytes take a third more in it.
 */
export async function documentAnswer(
  deps: Offering,
  status: number,
  { contentType, fileName, body }: Document,
): Promise<HttpAnswer> {
  const headers = { "content-type": contentType, "cache-control": "no-store" };
  if (fileName === undefined) return linkedIfLarge(deps, { status, headers, body });
  const disposition = contentDisposition(fileName);
  return linkedIfLarge(deps, { status, headers: { ...headers, "content-disposition": disposition }, body });
}

/** The answer itself or, where its bytes are too large to be sent, one that links to them. */
export async function linkedIfLarge(deps: Offering, answer: HttpAnswer): Promise<HttpAnswer> {
  const { status, headers, body } = answer;
  if (typeof body === "string" || body.byteLength <= wireLimits.answerBytesMax) return answer;
  const contentType = headers["content-type"] ?? "application/octet-stream";
  const disposition = headers["content-disposition"];
  const link = await deps.files?.offer(deps.newId(), body, { contentType, disposition });
  if (link === undefined) return answer;
  const ofLink = { "content-type": documentLinkType, "cache-control": "no-store" };
  return { status, headers: ofLink, body: JSON.stringify({ link }) };
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
