/** One call to AWS as IAM sees it: an action on a resource, with the keys that conditions ask about. */
export type AwsCall = {
  action: string;
  resource: string;
  context: Readonly<Record<string, readonly string[]>>;
};

/** A statement of a synthesised policy, its intrinsic functions resolved. */
export type Statement = {
  effect: "Allow" | "Deny";
  actions: readonly string[];
  resources: readonly string[];
  conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

const knownParts = new Set(["Sid", "Effect", "Action", "Resource", "Condition"]);

/** Reads a statement of a policy document. Throws on a part that this evaluation does not know. */
export function readStatement(statement: Readonly<Record<string, unknown>>): Statement {
  const foreign = Object.keys(statement).filter((part) => !knownParts.has(part));
  if (foreign.length > 0) throw new Error(`a statement with ${foreign.join(", ")} is not evaluated here`);
  const conditions = Object.entries(
    (statement["Condition"] ?? {}) as Record<string, Record<string, unknown>>,
  ).map(([operator, tests]) => [
    operator,
    Object.fromEntries(Object.entries(tests).map(([key, values]) => [key, listOf(values)])),
  ]);
  return {
    effect: statement["Effect"] === "Deny" ? "Deny" : "Allow",
    actions: listOf(statement["Action"]),
    resources: listOf(statement["Resource"]),
    conditions: Object.fromEntries(conditions),
  };
}

/** Whether statements allow a call, as IAM decides: one of them allows it, and none denies it. */
export function allows(statements: readonly Statement[], call: AwsCall): boolean {
  const meant = statements.filter((statement) => isMeant(statement, call));
  return meant.length > 0 && meant.every(({ effect }) => effect === "Allow");
}

/** Whether a statement speaks of a call: its action, its resource and all its conditions hold. */
export function isMeant({ actions, resources, conditions }: Statement, call: AwsCall): boolean {
  return (
    actions.some((pattern) => isLike(call.action.toLowerCase(), pattern.toLowerCase())) &&
    resources.some((pattern) => isLike(call.resource, pattern)) &&
    Object.entries(conditions).every(([operator, tests]) =>
      Object.entries(tests).every(([key, patterns]) => holds(operator, call.context[key], patterns)),
    )
  );
}

/** Whether a text is of a pattern in which `*` stands for any text and `?` for any character. */
export function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", "[^]*")
    .replaceAll("?", "[^]");
  return new RegExp(`^${source}$`).test(text);
}

/** `ForAllValues` holds too for a call without the key: that is IAM's own rule. */
function holds(
  operator: string,
  values: readonly string[] | undefined,
  patterns: readonly string[],
): boolean {
  const matches = matchers[operator.replace(/^ForA(ll|ny)Values?:/, "")];
  if (matches === undefined) throw new Error(`the condition operator ${operator} is not evaluated here`);
  const match = (value: string) => patterns.some((pattern) => matches(value, pattern));
  if (operator.startsWith("ForAllValues:")) return (values ?? []).every(match);
  return (values ?? []).some(match);
}

const matchers: Readonly<Record<string, (value: string, pattern: string) => boolean>> = {
  StringEquals: (value, pattern) => value === pattern,
  StringLike: isLike,
  ArnLike: isLike,
  ArnEquals: isLike,
  Bool: (value, pattern) => value === pattern,
};

function listOf(value: unknown): string[] {
  return [value].flat().map(String);
}
