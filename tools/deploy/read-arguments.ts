/** What a command line says: settings (`-c name=value`), and the rest, which is the CDK's. */
export type Arguments = { settings: Record<string, string>; rest: string[] };

/** Reads a command line as the CDK does. Throws when a setting has no value. */
export function readArguments(words: readonly string[]): Arguments {
  const settings: Record<string, string> = {};
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const [, joined] = word.match(/^(?:-c=?|--context=)(.+)$/) ?? [];
    if (joined === undefined && word !== "-c" && word !== "--context") rest.push(word);
    else {
      const pair = joined ?? words[++index] ?? "";
      const at = pair.indexOf("=");
      if (at < 1) throw new Error(`A setting is given as -c name=value, not as "-c ${pair}".`);
      settings[pair.slice(0, at)] = pair.slice(at + 1);
    }
  }
  return { settings, rest };
}
