import { randomBytes } from "node:crypto";
import {
  type Stamping,
  type TimestampAuthority,
  timestampBytesMax,
} from "#shared/ports/reports/timestamp-authority.ts";
import { readTimestampResponse, type TimestampResponse, timestampRequest } from "./timestamp-messages.ts";

const answerMsMax = 20_000;
const nonceBytes = 8;

/** Asks an authority of RFC 3161 over HTTP (its section 3.4). */
export function createHttpTimestampAuthority({ url }: { url: string }): TimestampAuthority {
  return {
    async stamp(sha256): Promise<Stamping> {
      const nonce = newNonce();
      const answer = await ask(url, timestampRequest(sha256, nonce));
      if ("lacking" in answer) return answer;
      const told = readOrUndefined(answer.token);
      if (told === undefined) return { lacking: "wrong-answer" };
      if (!told.granted) return { lacking: "refused" };
      return told.sha256 === sha256 && told.nonce === nonce ? answer : { lacking: "wrong-answer" };
    },
    isOf(token, sha256) {
      const told = readOrUndefined(token);
      return told?.granted === true && told.sha256 === sha256;
    },
  };
}

/** A number of eight bytes whose first is neither zero nor negative, as DER writes it. */
function newNonce(): string {
  const bytes = randomBytes(nonceBytes);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString("hex");
}

async function ask(url: string, request: Uint8Array<ArrayBuffer>): Promise<Stamping> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
      body: request,
      redirect: "error",
      signal: AbortSignal.timeout(answerMsMax),
    });
    const token = await bodyOf(response);
    if (!response.ok) return { lacking: response.status >= 500 ? "unreachable" : "refused" };
    return token === undefined ? { lacking: "wrong-answer" } : { token };
  } catch {
    return { lacking: "unreachable" };
  }
}

/** The body, or `undefined` of one that is too long; no more of it is read than that. */
async function bodyOf(response: Response): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > timestampBytesMax) return undefined;
  }
  return Buffer.concat(parts);
}

function readOrUndefined(token: Uint8Array): TimestampResponse | undefined {
  try {
    return readTimestampResponse(token);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
