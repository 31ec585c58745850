import { type AwsCall, allows, isMeant, type Statement } from "./policy.ts";

/** What is wrong between what functions may do and what they did, a line for each; nothing where the two agree. */
export type PrivilegeFaults = { notAllowed: string[]; notUsed: string[] };

/**
 * Compares the policies of functions with their calls both ways: a call that no statement allows, and an action of a
 * statement on one of its resources that no call needed.
 */
export function comparePrivileges(
  granted: ReadonlyMap<string, readonly Statement[]>,
  called: ReadonlyMap<string, readonly AwsCall[]>,
): PrivilegeFaults {
  const callers = [...called].map(([name, calls]) => ({ name, calls, statements: granted.get(name) ?? [] }));
  const notAllowed = callers.flatMap(({ name, calls, statements }) =>
    calls.filter((call) => !allows(statements, call)).map((call) => `${name}: ${textOf(call)}`),
  );
  const notUsed = [...granted].flatMap(([name, statements]) =>
    statements.flatMap((statement) =>
      unusedOf(statement, called.get(name) ?? []).map((part) => `${name}: ${part}`),
    ),
  );
  return { notAllowed: [...new Set(notAllowed)], notUsed: [...new Set(notUsed)] };
}

function unusedOf(statement: Statement, calls: readonly AwsCall[]): string[] {
  if (statement.effect === "Deny") return [];
  const meant = calls.filter((call) => isMeant(statement, call));
  const granted = statement.actions.flatMap((action) =>
    statement.resources.map((resource) => ({ action, resource })),
  );
  return granted
    .filter(
      ({ action, resource }) =>
        !meant.some((call) => isMeant({ ...statement, ...only(action, resource) }, call)),
    )
    .map(({ action, resource }) => `${action} on ${resource}`);
}

function only(action: string, resource: string): Pick<Statement, "actions" | "resources"> {
  return { actions: [action], resources: [resource] };
}

function textOf({ action, resource, context }: AwsCall): string {
  const keys = Object.values(context).flat();
  return `${action} on ${resource}${keys.length === 0 ? "" : ` (${keys.slice(0, 3).join(", ")})`}`;
}
