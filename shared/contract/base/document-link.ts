/**
 * The type of an answer that names where a document lies instead of sending it: who asked fetches it there, without its
 * token. A redirection would not do: WebKit, and Chromium before 119, send the token along, and S3 refuses two keys.
 */
export const documentLinkType = "application/vnd.yinhui.link+json";

export type DocumentLink = { link: string };
