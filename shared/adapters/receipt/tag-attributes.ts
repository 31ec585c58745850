/** The value of an attribute in a tag, as it is written there; `name` may be a pattern. */
export function attributeOf(tag: string, name: string): string | undefined {
  const match = attributePattern(name).exec(tag);
  return match?.[2] ?? match?.[3];
}

/** A tag with an attribute set to a value that needs no escaping. */
export function withAttribute(tag: string, name: string, value: string | number): string {
  const pattern = attributePattern(name);
  if (pattern.test(tag)) return tag.replace(pattern, (_, before: string) => `${before}"${value}"`);
  return tag.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end.trimStart()}`);
}

const attributePatterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const known = attributePatterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`(\\s${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)')`);
  attributePatterns.set(name, made);
  return made;
}
