import { type DerValue, der, readDer } from "./der.ts";

const tags = { boolean: 0x01, integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30, first: 0xa0 } as const;
const nullValue = Buffer.from([0x05, 0x00]);
const oids = {
  sha256: "608648016503040201",
  signedData: "2a864886f70d010702",
  tstInfo: "2a864886f70d0109100104",
} as const;
/** granted, grantedWithMods */
const granted: ReadonlySet<string> = new Set(["00", "01"]);

/** A request (TimeStampReq of RFC 3161) for a SHA-256, both in hexadecimal, that asks for the certificates too. */
export function timestampRequest(sha256: string, nonce: string): Buffer<ArrayBuffer> {
  const algorithm = der(tags.sequence, der(tags.oid, Buffer.from(oids.sha256, "hex")), nullValue);
  return der(
    tags.sequence,
    der(tags.integer, Buffer.from([1])),
    der(tags.sequence, algorithm, der(tags.octets, Buffer.from(sha256, "hex"))),
    der(tags.integer, Buffer.from(nonce, "hex")),
    der(tags.boolean, Buffer.from([0xff])),
  );
}

/** What a response says of whether it was granted, and of what; fails with a RangeError when it is none. */
export type TimestampResponse =
  | { granted: false }
  | { granted: true; sha256: string | undefined; nonce: string | undefined };

/** Reads a response (TimeStampResp of RFC 3161); its signature is not looked at. */
export function readTimestampResponse(bytes: Uint8Array): TimestampResponse {
  const [status, token] = inside(only(readDer(bytes)), tags.sequence);
  const [code] = inside(status, tags.sequence);
  if (!granted.has(contentOf(code, tags.integer))) return { granted: false };
  const [, imprint, ...rest] = inside(only(readDer(Buffer.from(infoOf(token), "hex"))), tags.sequence).slice(
    1,
  );
  const [algorithm, hash] = inside(imprint, tags.sequence);
  const [oid] = inside(algorithm, tags.sequence);
  // Behind the imprint come the serial number and the time, then what may be missing: of those only the nonce is a number.
  const nonce = rest.slice(2).find(({ tag }) => tag === tags.integer);
  return {
    granted: true,
    sha256: contentOf(oid, tags.oid) === oids.sha256 ? contentOf(hash, tags.octets) : undefined,
    nonce: nonce && hexOf(nonce.content),
  };
}

/** The TSTInfo within a token. */
function infoOf(token: DerValue | undefined): string {
  const [kind, signed] = inside(token, tags.sequence);
  if (contentOf(kind, tags.oid) !== oids.signedData) throw new RangeError("no signed data");
  const [, , wrapped] = inside(only(inside(signed, tags.first)), tags.sequence);
  const [type, info] = inside(wrapped, tags.sequence);
  if (contentOf(type, tags.oid) !== oids.tstInfo) throw new RangeError("no time stamp in it");
  return contentOf(only(inside(info, tags.first)), tags.octets);
}

function inside(value: DerValue | undefined, tag: number): DerValue[] {
  return readDer(Buffer.from(contentOf(value, tag), "hex"));
}

function contentOf(value: DerValue | undefined, tag: number): string {
  if (value?.tag !== tag) throw new RangeError("another value is expected");
  return hexOf(value.content);
}

function only(values: readonly DerValue[]): DerValue | undefined {
  if (values.length !== 1) throw new RangeError("one value is expected");
  return values[0];
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
