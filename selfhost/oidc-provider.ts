import { type ClientMetadata, type Configuration, errors, Provider } from "oidc-provider";
import type { EmbeddedIssuer } from "#shared/config/embedded-issuer.ts";
import { signInFaultPage } from "./sign-in-page.ts";

/** Where the issuer's pages are, below its own address. */
export const signInPaths = {
  interaction: "/interaction/",
  style: "/sign-in.css",
  entry: "/entry",
  entryAccount: "/entry/account",
} as const;

const hour = 3600;

type ResourceIndicators = NonNullable<NonNullable<Configuration["features"]>["resourceIndicators"]>;

/** How long in seconds what the issuer hands out is good for. */
const lifetimes = {
  AccessToken: hour,
  AuthorizationCode: 60,
  IdToken: hour,
  Interaction: hour,
  Grant: hour,
  Session: hour,
};

/**
 * Makes the embedded issuer: one public client with PKCE, one resource, RS256 access tokens; who stays signed in
 * does so by the API's sessions, without refresh tokens. It trusts
 * its caller's `X-Forwarded-Proto`.
 */
export function createOidcProvider(embedded: EmbeddedIssuer, mountPath: string): Provider {
  const { issuer, origin, audience } = embedded;
  const provider = new Provider(issuer, {
    adapter: embedded.items,
    clients: [ownClient(embedded)],
    jwks: { keys: [embedded.signingKey] },
    cookies: { keys: [...embedded.cookieKeys], short: { signed: true }, long: { signed: true } },
    scopes: ["openid"],
    claims: { openid: ["sub"] },
    responseTypes: ["code"],
    clientBasedCORS: (_context, asking) => asking === origin,
    pkce: { required: () => true },
    ttl: lifetimes,
    expiresWithSession: async () => false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: oneResource(audience),
    },
    interactions: {
      url: (_context, interaction) => `${mountPath}${signInPaths.interaction}${interaction.uid}`,
    },
    findAccount: async (_context, subject) => ({
      accountId: subject,
      claims: async () => ({ sub: subject }),
    }),
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    renderError: async (context) => {
      context.type = "html";
      context.body = signInFaultPage(mountPath + signInPaths.style);
    },
  });
  provider.proxy = true;
  return provider;
}

/** The pages, as a client that keeps no secret. */
function ownClient({ clientId, origin }: EmbeddedIssuer): ClientMetadata {
  return {
    client_id: clientId,
    application_type: "web",
    token_endpoint_auth_method: "none",
    grant_types: ["authorization_code"],
    response_types: ["code"],
    redirect_uris: [`${origin}/`, `${origin}/callback`],
  };
}

/** Access tokens are for the API, and for nothing else. */
function oneResource(audience: string): ResourceIndicators {
  return {
    enabled: true,
    defaultResource: async () => audience,
    useGrantedResource: async () => true,
    getResourceServerInfo: async (_context, resource) => {
      if (resource !== audience) throw new errors.InvalidTarget();
      return {
        audience,
        scope: "",
        accessTokenTTL: hour,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      };
    },
  };
}
