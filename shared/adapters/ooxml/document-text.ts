import { carriedByXml } from "./xml-characters.ts";

/** A text without what XML 1.0 cannot carry, which becomes U+FFFD, and without controls of writing direction. */
export function documentText(text: string): string {
  return carriedByXml(text, "\ufffd").replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}
