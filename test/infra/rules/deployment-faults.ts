import type { DeployedPlace, StackTemplate } from "#test/support/aws/template-values.ts";
import { apiRules } from "./api.ts";
import { dataRules } from "./data.ts";
import { functionRules } from "./functions.ts";
import { peopleRules } from "./people.ts";
import { faults, quotas, stackFaults } from "./quotas.ts";
import { type ResolvedResource, resolveStacks } from "./resolved.ts";
import type { Rules } from "./shape.ts";
import { watchingRules } from "./watching.ts";

/** The rules of every type of resource that a deployment makes. */
export const rules: Rules = {
  ...apiRules,
  ...dataRules,
  ...functionRules,
  ...peopleRules,
  ...watchingRules,
};

/** AWS China has none of these: a template that names one is refused before anything is made. */
const notInChina = /^AWS::(Cognito|SES|XRay)::/;

/**
 * What the services would refuse of templates that are deployed in a place, a line each: a value that no pattern, enum,
 * length or range allows, a property that is missing or unknown, a quota. Nothing where all can be made.
 */
export function deploymentFaults(templates: readonly StackTemplate[], place: DeployedPlace): string[] {
  const all = resolveStacks(templates, place);
  const ofStacks = all.stacks.flatMap((stack) =>
    stackFaults(stack).map((fault) => `${stack.template.stackName}: ${fault}`),
  );
  const ofResources = all.resources.flatMap((resource) => {
    const ofType = typeFaults(resource, place);
    const found = ofType.length > 0 ? ofType : faults(quotas[resource.type]?.(resource, all) ?? []);
    return found.map((fault) => `${resource.logicalId} (${resource.type}): ${fault}`);
  });
  return [...ofStacks, ...ofResources];
}

function typeFaults({ type, properties }: ResolvedResource, { partition }: DeployedPlace): string[] {
  if (partition === "aws-cn" && notInChina.test(type)) return ["AWS China has no such type"];
  const rule = rules[type];
  if (rule === undefined) return ["no rules are known of this type: write them down beside the others"];
  const { error } = rule.safeParse(properties);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}
