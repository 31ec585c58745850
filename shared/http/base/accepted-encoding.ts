/** Encodings that answers may be packed in, the smallest first. */
const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** The best of the offered encodings that an `accept-encoding` header allows (RFC 9110 12.5.3); none when it names none. */
export function acceptedEncoding(
  accept: string | undefined,
  offered: readonly Encoding[] = encodings,
): Encoding | undefined {
  const named = (accept ?? "").split(",").map((part) => {
    const [name = "", ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return { name, refused: parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) };
  });
  return offered.find((encoding) => named.some(({ name, refused }) => name === encoding && !refused));
}
