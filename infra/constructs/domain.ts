import {
  ApiMapping,
  DomainName,
  EndpointType,
  type HttpApi,
  type HttpStage,
  SecurityPolicy,
} from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { Construct } from "constructs";
import type { OwnDomain } from "../own-domain.ts";

/** A domain at which an API answers besides its own address, once the domain is a CNAME of `target`. */
export class Domain extends Construct {
  readonly target: string;

  constructor(
    scope: Construct,
    id: string,
    { api, stage, domain }: { api: HttpApi; stage: HttpStage; domain: OwnDomain },
  ) {
    super(scope, id);
    const name = new DomainName(this, "Name", {
      domainName: domain.name,
      certificate: Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, "Mapping", { api, domainName: name, stage });
    this.target = name.regionalDomainName;
  }
}
