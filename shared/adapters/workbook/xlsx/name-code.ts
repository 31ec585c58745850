/**
 * A number for the local name of an XML element or attribute, so that names are compared without making a string of
 * them. Two names of one number would be taken for each other; those that Office writes have one each, and whoever
 * makes up another gains nothing that writing the real name would not give.
 */
export function nameCode(localName: string): number {
  let code = 0;
  for (let at = 0; at < localName.length; at++) code = addToName(code, localName.charCodeAt(at));
  return code;
}

/** The number of a name with one more ASCII character. */
export function addToName(code: number, character: number): number {
  return (Math.imul(code, 31) + character) | 0;
}
