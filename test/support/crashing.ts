import { sampled } from "./depth.ts";

/** The stop of a process, as a test stages it. */
export class Crash extends Error {}

/** Counts the calls of ports and stops the process before or after one of them. */
export type CrashPoint = { calls: number; stopAt: number; when: "before" | "after" };

/** The same port, whose every call is counted and may be the one at which the process stops. */
export function crashing<Port extends object>(port: Port, point: CrashPoint): Port {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...input: unknown[]) => {
        point.calls += 1;
        const stops = point.calls === point.stopAt;
        if (point.calls > point.stopAt || (stops && point.when === "before")) throw new Crash();
        const output: unknown = await method.apply(target, input);
        if (stops) throw new Crash();
        return output;
      };
    },
  });
}

/** A stop before and after each of so many calls, or a part of them where tests do not run whole. */
export function crashPoints(calls: number): CrashPoint[] {
  const points = Array.from({ length: calls }, (_, index) =>
    (["before", "after"] as const).map((when) => ({ calls: 0, stopAt: index + 1, when })),
  );
  return sampled(points).flat();
}
