import { createHmac } from "node:crypto";
import { lookup } from "node:dns";
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type EventReceiver, MailRefused } from "#shared/ports/reports/mailer.ts";
import { isBlockedAddress } from "./blocked-addresses.ts";

const answerMsMax = 15_000;

/** Where events go, and the secret by which their receiver knows them; `mayBeLocal` lets them go to this machine too. */
export type WebhookPlace = { url: string; secret: string; mayBeLocal: boolean };

/**
 * Posts events to another program, each signed: `X-Yinhui-Signature` is `v1=` and the HMAC-SHA256 of the timestamp, a
 * point and the body, in hexadecimal. It follows no redirection, and goes to no blocked address whatever its name
 * resolves to.
 */
export function createSignedWebhook(place: WebhookPlace, now: () => string): EventReceiver {
  return {
    async deliver(id, body) {
      const timestamp = String(Math.floor(Date.parse(now()) / 1000));
      const status = await post(place, body, {
        "content-type": "application/json; charset=utf-8",
        "content-length": String(Buffer.byteLength(body)),
        "x-yinhui-id": id,
        "x-yinhui-timestamp": timestamp,
        "x-yinhui-signature": `v1=${signatureOf(place.secret, timestamp, body)}`,
      });
      if (status === 401 || status === 403) throw new MailRefused("sign-in");
      if (status < 200 || status >= 300) throw new MailRefused("busy");
    },
  };
}

/** What a receiver computes too. */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

function post(
  { url, mayBeLocal }: WebhookPlace,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const { protocol, hostname } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (!mayBeLocal && isIP(literal) !== 0 && isBlockedAddress(literal)) throw new MailRefused("recipient");
  const send = protocol === "https:" ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      url,
      {
        method: "POST",
        headers,
        signal: AbortSignal.timeout(answerMsMax),
        ...(mayBeLocal ? {} : { lookup: allowedLookup }),
      },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on("error", () => reject(new MailRefused("unreachable")));
    outgoing.end(body);
  });
}

/** Resolves a name, and fails where any of its addresses is blocked. */
const allowedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    if (addresses.some(({ address }) => isBlockedAddress(address)))
      return callback(Object.assign(new Error("a blocked address"), { code: "EACCES" }), []);
    const [first] = addresses;
    return options.all === true || first === undefined
      ? callback(null, addresses)
      : callback(null, first.address, first.family);
  });
};
