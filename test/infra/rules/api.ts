import { arn, flag, free, list, made, oneOf, type Rules, text, whole } from "./shape.ts";

const id = text(64, /[\w-]+/u);
const quotas = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
const routeKey = text(
  1024,
  /\$default|(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) (\/|(\/[\w.~:@!$&'()*,;=-]+|\/\{\w+\})*(\/\{\w+\+\})?)/u,
);

/** "Uppercase letters are not supported": https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigatewayv2-domainname.html */
const domainName = text(512, /(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}/u);

export const apiRules: Rules = {
  "AWS::ApiGatewayV2::Api": made(
    { Name: text(128), ProtocolType: oneOf(["HTTP", "WEBSOCKET"]) },
    { DisableExecuteApiEndpoint: flag },
  ),
  "AWS::ApiGatewayV2::ApiMapping": made({
    ApiId: id,
    DomainName: domainName,
    Stage: text(128, /\$default|[\w-]+/u),
  }),
  "AWS::ApiGatewayV2::DomainName": made({
    DomainName: domainName,
    /** An HTTP API has regional domains alone, over TLS 1.2: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html */
    DomainNameConfigurations: list(
      made({
        CertificateArn: arn("acm", /certificate\/[\w-]{1,64}/u),
        EndpointType: oneOf("REGIONAL"),
        SecurityPolicy: oneOf("TLS_1_2"),
      }),
      1,
    ),
  }),
  "AWS::ApiGatewayV2::Authorizer": made({
    ApiId: id,
    AuthorizerType: oneOf("JWT"),
    Name: text(128, /[\w.-]+/u),
    IdentitySource: list(text(1024, /\$request\.(header|querystring)\.[\w-]+/u), 1),
    JwtConfiguration: made({
      /** An HTTP API looks `/.well-known/openid-configuration` up below it. */
      Issuer: text(2048, /https:\/\/[^\s?#]+/u),
      Audience: list(free(), 50).meta({ quotas }),
    }),
  }),
  "AWS::ApiGatewayV2::Integration": made(
    {
      ApiId: id,
      IntegrationType: oneOf("AWS_PROXY"),
      IntegrationUri: arn("lambda", /function:[\w-]{1,64}(:[\w-]{1,128})?/u),
      PayloadFormatVersion: oneOf(["1.0", "2.0"]),
    },
    { TimeoutInMillis: whole(50, 30_000) },
  ),
  "AWS::ApiGatewayV2::Route": made(
    { ApiId: id, RouteKey: routeKey },
    {
      AuthorizationType: oneOf(["NONE", "JWT"]),
      AuthorizerId: id,
      Target: text(128, /integrations\/[\w-]+/u),
    },
  ),
  "AWS::ApiGatewayV2::Stage": made(
    { ApiId: id, StageName: text(128, /\$default|[\w-]+/u) },
    {
      AutoDeploy: flag,
      AccessLogSettings: made({ DestinationArn: arn("logs", /log-group:[^*]+(:\*)?/u), Format: text(3072) }),
      DefaultRouteSettings: made(
        {},
        { ThrottlingBurstLimit: whole(0, 5_000), ThrottlingRateLimit: whole(0, 10_000) },
      ),
    },
  ),
};
