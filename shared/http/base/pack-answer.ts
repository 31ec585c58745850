import { acceptedEncoding } from "./accepted-encoding.ts";
import type { HttpAnswer } from "./exchange.ts";

/** A text below this length is not worth packing: it fills one packet anyway. */
const packedFromLength = 1400;

/** Packs an answer's text with gzip where the caller takes it so and it is long enough to gain by it. */
export async function packAnswer(
  answer: HttpAnswer,
  acceptEncoding: string | undefined,
): Promise<HttpAnswer> {
  const { headers, body } = answer;
  if (typeof body !== "string" || body.length < packedFromLength) return answer;
  if (acceptedEncoding(acceptEncoding, ["gzip"]) === undefined) return answer;
  const packed = new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"));
  return {
    ...answer,
    headers: { ...headers, "content-encoding": "gzip", vary: "accept-encoding" },
    body: new Uint8Array(await new Response(packed).arrayBuffer()),
  };
}
