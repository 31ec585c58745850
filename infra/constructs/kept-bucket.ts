import { BlockPublicAccess, BucketEncryption, type BucketProps } from "aws-cdk-lib/aws-s3";
import { kept } from "./kept.ts";

/** What every bucket is: versioned, encrypted, reached by TLS alone, never public, and left behind by its stack. */
export const keptBucket = {
  versioned: true,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  removalPolicy: kept,
} as const satisfies BucketProps;
