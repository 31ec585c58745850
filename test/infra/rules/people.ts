import { flag, list, made, oneOf, type Rules, text, whole } from "./shape.ts";

const poolId = text(55, /[\w-]+_[0-9a-zA-Z]+/u);
const named = text(128, /[\w\s+=,.@-]+/u);
const page = text(1024, /https:\/\/[\p{L}\p{M}\p{S}\p{N}\p{P}]+/u);
const spoken = /[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*/u;
const message = text(20_000, spoken, 6);
const shortMessage = text(140, /.*\{####\}.*/u, 6);
const subject = text(140, /[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+/u);

export const peopleRules: Rules = {
  "AWS::Cognito::UserPool": made(
    {},
    {
      UserPoolName: named,
      AccountRecoverySetting: made({
        RecoveryMechanisms: list(
          made({
            Name: oneOf(["verified_email", "verified_phone_number", "admin_only"]),
            Priority: whole(1, 2),
          }),
          2,
        ),
      }),
      AdminCreateUserConfig: made({ AllowAdminCreateUserOnly: flag }),
      AliasAttributes: list(oneOf(["phone_number", "email", "preferred_username"]), 3),
      AutoVerifiedAttributes: list(oneOf(["phone_number", "email"]), 2),
      DeletionProtection: oneOf(["ACTIVE", "INACTIVE"]),
      EmailVerificationMessage: message,
      EmailVerificationSubject: subject,
      EnabledMfas: list(oneOf(["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]), 3),
      MfaConfiguration: oneOf(["OFF", "ON", "OPTIONAL"]),
      Policies: made({
        PasswordPolicy: made({
          MinimumLength: whole(6, 99),
          RequireLowercase: flag,
          RequireNumbers: flag,
          RequireSymbols: flag,
          RequireUppercase: flag,
        }),
      }),
      SmsVerificationMessage: shortMessage,
      UserPoolTier: oneOf(["LITE", "ESSENTIALS", "PLUS"]),
      VerificationMessageTemplate: made({
        DefaultEmailOption: oneOf(["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"]),
        EmailMessage: message,
        EmailSubject: subject,
        SmsMessage: shortMessage,
      }),
    },
  ),
  "AWS::Cognito::UserPoolDomain": made(
    {
      UserPoolId: poolId,
      /** The three words are reserved: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html */
      Domain: text(63, /(?!.*(aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/u),
    },
    { ManagedLoginVersion: whole(1, 2) },
  ),
  "AWS::Cognito::UserPoolResourceServer": made(
    {
      UserPoolId: poolId,
      Identifier: text(256, /[\x21\x23-\x5B\x5D-\x7E]+/u),
      Name: text(256, /[\w\s+=,.@-]+/u),
    },
    {
      Scopes: list(
        made({
          ScopeName: text(256, /[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+/u),
          ScopeDescription: text(256),
        }),
        100,
      ),
    },
  ),
  "AWS::Cognito::UserPoolClient": made(
    { UserPoolId: poolId },
    {
      AllowedOAuthFlows: list(oneOf(["code", "implicit", "client_credentials"]), 3),
      AllowedOAuthFlowsUserPoolClient: flag,
      AllowedOAuthScopes: list(text(256, /[\x21\x23-\x5B\x5D-\x7E]+/u), 50),
      CallbackURLs: list(page, 100),
      LogoutURLs: list(page, 100),
      GenerateSecret: flag,
      PreventUserExistenceErrors: oneOf(["LEGACY", "ENABLED"]),
      SupportedIdentityProviders: list(text(32, /[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+/u), 100),
    },
  ),
  "AWS::Cognito::ManagedLoginBranding": made(
    { UserPoolId: poolId, ClientId: text(128, /[\w+]+/u) },
    { UseCognitoProvidedValues: flag },
  ),
};
