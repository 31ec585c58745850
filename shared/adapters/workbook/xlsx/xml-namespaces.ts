import { nameCode } from "./name-code.ts";
import { attributeValue } from "./tag-attributes.ts";
import type { XmlTag } from "./xml-tag.ts";

/** The namespaces declared at the present place, by the code of their prefix, 0 for none. */
export type NamespaceScopes = {
  /** Notes what a tag declares that opens at a depth. */
  enter(tag: XmlTag, depth: number): void;
  /** Forgets what was declared at a depth or deeper; returns whether there was anything. */
  leave(depth: number): boolean;
  /** The namespace of a prefix; an undeclared prefix gets a made-up one. */
  uriOf(prefix: number): string;
};

/** The code of the attribute, or prefix of attributes, that declares namespaces. */
export const declaringName = nameCode("xmlns");

/** Keeps the declarations of a document while its elements open and close (Namespaces in XML 1.0). */
export function createNamespaceScopes(): NamespaceScopes {
  const depths: number[] = [];
  const prefixes: number[] = [];
  const uris: string[] = [];
  return {
    enter(tag, depth) {
      for (let index = 0; index < tag.count; index++) {
        const plain = tag.names[index] === declaringName && tag.prefixes[index] === 0;
        if (!plain && tag.prefixes[index] !== declaringName) continue;
        depths.push(depth);
        prefixes.push(plain ? 0 : (tag.names[index] ?? 0));
        uris.push(attributeValue(tag, index));
      }
    },
    leave(depth) {
      const before = depths.length;
      while ((depths.at(-1) ?? -1) >= depth) {
        depths.pop();
        prefixes.pop();
        uris.pop();
      }
      return depths.length < before;
    },
    uriOf(prefix) {
      const at = prefixes.lastIndexOf(prefix);
      return uris[at] ?? (prefix === 0 ? "" : `:${prefix}`);
    },
  };
}
