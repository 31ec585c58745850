import { inject } from "vitest";

/** What `set-up-run.ts` makes once for the whole run, made now if this is the first to ask for it. */
export async function ofRun(
  name: "bundles" | "bundles-22" | "dated-demo" | "demo" | "dynamodb-local" | "program",
): Promise<string> {
  const answer = await fetch(`${inject("runOrigin")}/${name}`);
  const told = await answer.text();
  if (!answer.ok) throw new Error(`${name}: ${told}`);
  return told;
}
