import type { ResourcesOf } from "#test/support/aws/resource-policies.ts";
import {
  createResolver,
  type DeployedPlace,
  physicalName,
  type StackTemplate,
} from "#test/support/aws/template-values.ts";

/** A resource of a stack whose properties are as CloudFormation hands them to the service when it deploys. */
export type ResolvedResource = {
  stackName: string;
  logicalId: string;
  type: string;
  properties: Record<string, unknown>;
};

/** A template, and its resources with values in the place of intrinsic functions. */
export type ResolvedStack = { template: StackTemplate; resources: ResolvedResource[] };

export type ResolvedStacks = {
  place: DeployedPlace;
  stacks: ResolvedStack[];
  resources: ResolvedResource[];
  ofType: ResourcesOf;
};

/** Resolves the templates of a deployment as they are deployed in a place. */
export function resolveStacks(templates: readonly StackTemplate[], place: DeployedPlace): ResolvedStacks {
  const resolve = createResolver(templates, place);
  const stacks = templates.map((template) => ({
    template,
    resources: Object.entries(template.Resources).map(([logicalId, { Type, Properties }]) => ({
      stackName: template.stackName,
      logicalId,
      type: Type,
      properties: resolve(template, Properties ?? {}) as Record<string, unknown>,
    })),
  }));
  const resources = stacks.flatMap((stack) => stack.resources);
  const ofType: ResourcesOf = (wanted) =>
    resources
      .filter(({ type }) => type === wanted)
      .map(({ stackName, logicalId, properties }) => ({
        name: physicalName(stackName, logicalId),
        properties,
      }));
  return { place, stacks, resources, ofType };
}
