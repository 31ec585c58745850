import type { DataStack } from "#infra/data-stack.ts";
import type { FunctionId } from "#infra/functions.ts";
import { statementsOf } from "#infra/statements.ts";

/** What a function's role allows: actions, with the bucket, queue or secret that they are allowed on. */
export function allowedTo(id: FunctionId, data: DataStack): string[] {
  const places = {
    Uploads: "uploads",
    Files: "files",
    Checks: "checks",
    Posts: "posts",
    IdentityKey: "identity-key",
    Mail: "mail",
  };
  return statementsOf(id, data).flatMap(({ actions, resources }) => {
    const text = JSON.stringify(data.resolve(resources));
    const place = Object.entries(places).find(([name]) => text.includes(`"${name}`))?.[1];
    return actions.map((action) => (place === undefined ? action : `${action} ${place}`));
  });
}
