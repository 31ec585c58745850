import { Aws, RemovalPolicy } from "aws-cdk-lib";
import { FeaturePlan, ManagedLoginVersion, Mfa, UserPool } from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/** A Cognito user pool for a deployment that was given no issuer: an administrator invites people, with a second factor. */
export class SignInPool extends Construct {
  readonly pool: UserPool;

  constructor(scope: Construct, id: string, { prefix }: { prefix: string }) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.pool, {
      "AwsSolutions-COG8":
        "Only invited people sign in, with a second factor; the Plus plan costs per person.",
    });
    this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix: `${prefix}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }
}
