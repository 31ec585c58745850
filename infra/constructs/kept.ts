import { RemovalPolicy } from "aws-cdk-lib";

/**
 * How long something lives that outlives its stack: CloudFormation leaves it behind whenever it updates or deletes the
 * stack, but takes it back, empty as it is, when the very operation that made it fails, so that a failed try leaves nothing.
 */
export const kept = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
