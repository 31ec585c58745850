import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { nameCode } from "./name-code.ts";
import { attributeText } from "./tag-attributes.ts";
import { createNamespaceScopes } from "./xml-namespaces.ts";
import type { XmlHandler, XmlTag } from "./xml-tag.ts";

/** What a scanner asks about each element: whether to report it, and as what. */
export type ElementRoles = {
  open(prefix: number, name: number, tag: XmlTag): void;
  /** Closes the innermost element. Fails with `file-unreadable` if it has another name. */
  close(prefix: number, name: number): void;
  tellText(bytes: Buffer, start: number, end: number, verbatim: boolean): void;
  /** Lets the handler take whole elements, where those without a prefix are the document's own. */
  quick(bytes: Buffer, at: number): number;
  isOutside(): boolean;
  namespaceOf(prefix: number): string;
};

const depthMax = 256;
/** The namespaces of SpreadsheetML, transitional and strict. */
const spreadsheets = new Set([
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
]);
const alternatives = "http://schemas.openxmlformats.org/markup-compatibility/2006";
/** What the namespaces of Office's own extensions begin with: Excel knows them all and takes the choice that needs them. */
const knownToExcel = "http://schemas.microsoft.com/office/";
const alternateName = nameCode("AlternateContent");
const choiceName = nameCode("Choice");
const fallbackName = nameCode("Fallback");
const requiresName = nameCode("Requires");

/** What becomes of an element: it is reported, it is transparent, or it is skipped with all within it. */
const told = 0;
const alternate = 1;
const seenThrough = 2;
const passedOver = 3;

/** Keeps the open elements of a document, which of them count by their namespace, and which of the alternatives does. */
export function createElementRoles(handler: XmlHandler, spaces?: ReadonlyMap<string, number>): ElementRoles {
  const scopes = createNamespaceScopes();
  const names = new Int32Array(depthMax);
  const reportedNames = new Int32Array(depthMax);
  const roles = new Uint8Array(depthMax);
  const chosen = new Uint8Array(depthMax);
  let rootUri = "";
  /** All open elements, those of them that were reported, and where what is skipped begins. */
  let depth = 0;
  let level = 0;
  let passedFrom = depthMax;
  /** The last prefix that was asked about, and what is mixed into the names under it; `undefined` makes them 0. */
  let prefixKnown = -1;
  let isKnown = false;
  let mixed: number | undefined;
  let isAlternatives = false;
  let plainCounts = false;
  /** The meaning of the prefixes asked about at the present place. */
  const meanings = new Map<number, { mixed: number | undefined; isAlternatives: boolean }>();

  function mixOf(uri: string): number | undefined {
    if (spaces !== undefined) return spaces.get(uri);
    return uri === rootUri || spreadsheets.has(uri) ? 0 : undefined;
  }

  function learn(prefix: number): void {
    let meaning = meanings.get(prefix);
    if (meaning === undefined) {
      const uri = scopes.uriOf(prefix);
      meaning = { mixed: mixOf(uri), isAlternatives: uri === alternatives };
      meanings.set(prefix, meaning);
    }
    prefixKnown = prefix;
    isKnown = true;
    mixed = meaning.mixed;
    isAlternatives = meaning.isAlternatives;
  }

  function scopeChanged(): void {
    isKnown = false;
    meanings.clear();
    plainCounts = spaces === undefined && mixOf(scopes.uriOf(0)) === 0;
  }

  function roleOf(name: number, tag: XmlTag): number {
    if (name === alternateName) {
      chosen[depth] = 0;
      return alternate;
    }
    if (depth === 0 || roles[depth - 1] !== alternate) return told;
    const isTaken = name === fallbackName || (name === choiceName && isUnderstood(tag));
    if (!isTaken || chosen[depth - 1] === 1) return passedOver;
    chosen[depth - 1] = 1;
    return seenThrough;
  }

  return {
    open(prefix, name, tag) {
      if (depth === depthMax) throw new LedgerFailure("file-unsafe");
      names[depth] = prefix ^ name;
      if (passedFrom <= depth) {
        roles[depth++] = passedOver;
        return;
      }
      if (tag.declares) {
        scopes.enter(tag, depth);
        if (depth === 0) rootUri = scopes.uriOf(prefix);
        scopeChanged();
      } else if (depth === 0) {
        rootUri = scopes.uriOf(prefix);
        scopeChanged();
      }
      if (!isKnown || prefix !== prefixKnown) learn(prefix);
      const role = isAlternatives ? roleOf(name, tag) : told;
      roles[depth] = role;
      if (role === passedOver) passedFrom = depth;
      if (role === told) {
        const code = mixed === undefined ? 0 : name ^ mixed;
        reportedNames[depth] = code;
        handler.open(code, tag, level);
        level += 1;
      }
      depth += 1;
    },
    close(prefix, name) {
      if (depth === 0 || names[depth - 1] !== (prefix ^ name)) throw new LedgerFailure("file-unreadable");
      depth -= 1;
      const role = roles[depth];
      if (role === passedOver) {
        if (passedFrom < depth) return;
        passedFrom = depthMax;
      } else if (role === told) {
        level -= 1;
        handler.close(reportedNames[depth] ?? 0, level);
      }
      if (scopes.leave(depth)) scopeChanged();
    },
    tellText(bytes, start, end, verbatim) {
      if (depth > 0 && start < end && passedFrom === depthMax) handler.text?.(bytes, start, end, verbatim);
    },
    quick(bytes, at) {
      if (!plainCounts || passedFrom !== depthMax) return at;
      return handler.quick?.(bytes, at, level) ?? at;
    },
    isOutside: () => depth === 0,
    namespaceOf: scopes.uriOf,
  };
}

/** Tells of a choice among alternatives whether Excel knows all that it requires, and so takes it. */
function isUnderstood(tag: XmlTag): boolean {
  const required = (attributeText(tag, requiresName) ?? "").split(/\s+/).filter((prefix) => prefix !== "");
  return required.every((prefix) => tag.namespaceOf(nameCode(prefix)).startsWith(knownToExcel));
}
