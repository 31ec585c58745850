import * as z from "zod";

/** How long a mail address may be (RFC 5321, 4.5.3.1.3). */
const addressLengthMax = 254;

/** A mail address in ASCII: nothing in it can end a header or a command. */
export const mailAddressSchema = z.email().max(addressLengthMax);

/** The URL of a mail server with the account in it: `smtps://account:password@mail.example.cn`. */
export const smtpUrlSchema = z.url({ protocol: /^smtps?$/, hostname: /./ }).refine(isDecodable);

/** Who mail is from: an address, or a name with the address in angle brackets. */
export const mailFromSchema = z
  .string()
  .trim()
  .transform((text) => {
    const [, name = "", address = text] = /^([^<>"\p{Cc}]{0,60})<([^<>]+)>$/u.exec(text) ?? [];
    return { name: name.trim(), address };
  })
  .pipe(z.object({ name: z.string(), address: mailAddressSchema }));

/** The secret address of a WeCom group's robot. */
export const robotUrlSchema = z.url({ protocol: /^https?$/ }).refine(isProtected);

/** Where events go; over a network they are told encrypted. */
export const webhookUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine(isProtected)
  .refine((url) => new URL(url).username === "" && new URL(url).password === "");

/** The secret that signs events: long enough that nobody guesses it. */
export const webhookSecretSchema = z.string().min(32).max(200);

function isDecodable(url: string): boolean {
  try {
    const { username, password } = new URL(url);
    return decodeURIComponent(username + password) !== "\0";
  } catch {
    return false;
  }
}

/** The address is a secret: it goes over a network only encrypted. */
function isProtected(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || hostname === "127.0.0.1";
}
