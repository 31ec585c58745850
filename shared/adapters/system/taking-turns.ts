type Call = (...words: never[]) => Promise<unknown>;
/** A port whose functions are all waited for. */
type Port<P> = { readonly [Name in keyof P]: Call };

/** For how long one piece of work may keep the process before others have their turn. */
const stretchMs = 10;

/** What makes calls and ports that take turns. */
export type Turns = {
  call<C extends Call>(call: C): C;
  port<P extends Port<P>>(port: P): P;
};

/**
 * Makes of calls the same calls that first let others have their turn, once somebody has kept this process for `stretchMs`:
 * SQLite answers without leaving it, so that one long piece of work would stop everybody. Of those who wait, one goes on in
 * each turn of the event loop, in the order they came. `now` counts milliseconds.
 */
export function createTurns(now: () => number = () => performance.now()): Turns {
  const waiting: (() => void)[] = [];
  let begun = now();
  const next = () => {
    begun = now();
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  const turn = () =>
    new Promise<void>((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next);
    });

  function call<C extends Call>(own: C): C {
    const inTurn = async (...words: never[]) => {
      if (now() - begun >= stretchMs) await turn();
      return own(...words);
    };
    return inTurn as C;
  }
  function port<P extends Port<P>>(own: P): P {
    return Object.fromEntries(Object.entries<Call>(own).map(([name, one]) => [name, call(one)])) as P;
  }
  return { call, port };
}
