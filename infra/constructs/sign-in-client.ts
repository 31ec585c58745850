import {
  CfnManagedLoginBranding,
  OAuthScope,
  ResourceServerScope,
  type UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolResourceServer,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Settings } from "../settings.ts";

/**
 * The web client's registration with the user pool. The API is a resource server, so that a token requested with its
 * address as `resource` (RFC 8707) has it as audience. The server has another name: Cognito refuses the address as one,
 * for its colon and slashes.
 */
export class SignInClient extends Construct {
  readonly issuer: NonNullable<Settings["issuer"]>;

  constructor(scope: Construct, id: string, props: { pool: UserPool; apiUrl: string; pageUrls: string[] }) {
    super(scope, id);
    const { pool, apiUrl, pageUrls } = props;
    const use = new ResourceServerScope({ scopeName: "use", scopeDescription: "Use the ledger" });
    const server = new UserPoolResourceServer(this, "Api", {
      userPool: pool,
      userPoolResourceServerName: "yinhui",
      identifier: apiUrl,
      scopes: [use],
    });
    const client = new UserPoolClient(this, "Web", {
      userPool: pool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.resourceServer(server, use)],
        callbackUrls: pageUrls.map((url) => `${url}/`),
        logoutUrls: pageUrls.map((url) => `${url}/`),
      },
    });
    new CfnManagedLoginBranding(this, "Branding", {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.issuer = {
      url: pool.userPoolProviderUrl,
      clientId: client.userPoolClientId,
      audience: apiUrl,
      scope: `openid ${apiUrl}/use`,
    };
  }
}
