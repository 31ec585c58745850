/** The name of a deployment that was given none; its stacks keep the names that they had before there were names. */
export const unnamed = "yinhui";

/**
 * The names of a deployment's stacks, and what its metrics and its sign-in page's address begin with. CloudFormation
 * names all else after the stacks, so that two deployments of an account and region have nothing in common.
 */
export function namesOf(name: string): { prefix: string; data: string; service: string } {
  const prefix = name === unnamed ? unnamed : `${unnamed}-${name}`;
  return { prefix, data: `${prefix}-data`, service: `${prefix}-service` };
}

/** The name of the deployment that a stack is of, where it has one. */
export function nameOfStack(stackName: string): string | undefined {
  const [, name] = new RegExp(`^${unnamed}-(.+)-(?:data|service)$`).exec(stackName) ?? [];
  return name;
}
