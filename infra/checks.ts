import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import type { IConstruct } from "constructs";

/** The packs of rules that every deployment is held against when it is synthesised: AWS's own and those for serverless. */
export function checksOf(scope: IConstruct) {
  return [new AwsSolutionsChecks(scope), new ServerlessChecks(scope)];
}

/** Has the synthesis fail on a finding that nobody has given a reason for. */
export function check(scope: IConstruct): void {
  Validations.of(scope).addPlugins(...checksOf(scope));
}
