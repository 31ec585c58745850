import { acceptedEncoding, type Encoding } from "./accepted-encoding.ts";
import type { HttpAnswer } from "./exchange.ts";

/** A file of the web client; `packed` are its bytes in the encodings in which it is smaller. */
export type PageFile = {
  contentType: string;
  bytes: Uint8Array;
  packed?: Readonly<Partial<Record<Encoding, Uint8Array>>> | undefined;
};

/** The files of the web client by URL path. */
export type Pages = ReadonlyMap<string, PageFile>;

/** Sends a file of the web client, packed if the browser takes it so; those with a hash in their name may be kept for good. */
export function pageAnswer(
  path: string,
  { contentType, bytes, packed = {} }: PageFile,
  acceptEncoding: string | undefined,
): HttpAnswer {
  const lasting = path.startsWith("/assets/");
  const encoding = acceptedEncoding(acceptEncoding);
  const body = encoding && packed[encoding];
  const packing = encoding === undefined || body === undefined ? {} : { "content-encoding": encoding };
  return {
    status: 200,
    headers: {
      "content-type": contentType,
      "cache-control": lasting ? "public, max-age=31536000, immutable" : "no-cache",
      vary: "accept-encoding",
      ...packing,
    },
    body: body ?? bytes,
  };
}
