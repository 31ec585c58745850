const rememberedMax = 20_000;

/** Makes a pure function of a text answer from memory when it is asked again; what it remembers is bounded. */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.answer;
    const answer = read(text);
    if (known.size < rememberedMax) known.set(text, { answer });
    return answer;
  };
}
