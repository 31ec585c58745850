import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { Construct } from "constructs";
import { type Memory, parametersOf } from "../memory.ts";

/** Keeps in the parameter store what the next deployment goes by (`npm run deploy` reads it first). */
export class Remembering extends Construct {
  constructor(scope: Construct, id: string, props: { name: string; memory: Memory }) {
    super(scope, id);
    for (const [index, { name, value }] of parametersOf(props.name, props.memory).entries()) {
      new StringParameter(this, `Parameter${index}`, { parameterName: name, stringValue: value });
    }
  }
}
