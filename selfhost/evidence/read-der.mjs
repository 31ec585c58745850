// Reads DER (ITU-T X.690), as far as certificates and time stamps need it.

/** The values in some bytes: `tag`, `body`, and `whole`, which is both with the length. */
export function derValues(bytes) {
  const values = [];
  let at = 0;
  while (at < bytes.length) {
    const from = at;
    const tag = bytes[at++];
    let length = bytes[at++];
    if ((tag & 31) === 31 || length === undefined || length === 128) throw new RangeError("不是 DER");
    if (length > 128) {
      const end = at + length - 128;
      if (end - at > 3) throw new RangeError("不是 DER");
      for (length = 0; at < end; at++) length = length * 256 + (bytes[at] ?? 0);
    }
    if (at + length > bytes.length) throw new RangeError("DER 不完整");
    at += length;
    values.push({ tag, body: bytes.subarray(at - length, at), whole: bytes.subarray(from, at) });
  }
  return values;
}

/** What lies in a value of a tag. */
export function derIn(value, tag) {
  if (value?.tag !== tag) throw new RangeError("时间戳的结构不对");
  return derValues(value.body);
}

/** An object identifier as it is written with points. */
export function oidOf(value) {
  if (value?.tag !== 0x06) throw new RangeError("时间戳的结构不对");
  const numbers = [];
  let number = 0;
  for (const byte of value.body) {
    number = number * 128 + (byte & 127);
    if (byte < 128) {
      numbers.push(number);
      number = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...rest].join(".");
}
