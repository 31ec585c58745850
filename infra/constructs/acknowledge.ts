import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Says of a construct, and of what is in it, why findings of cdk-nag are meant to be so. */
export function acknowledge(construct: IConstruct, findings: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(findings)) Validations.of(construct).acknowledge({ id, reason });
}
