import { RegionInfo } from "aws-cdk-lib/region-info";

/** A domain of one's own before the API, and the certificate of ACM by which it answers. */
export type OwnDomain = { name: string; certificateArn: string };

/** What of the settings says at which address people reach the pages, and where it is. */
type Given = {
  account?: string | undefined;
  region: string;
  domainName?: string | undefined;
  certificateArn?: string | undefined;
  publicUrl?: string | undefined;
};

const how = "-c domainName=yinhui.example.cn -c certificateArn=arn:… (docs/deploy.md#a-domain-of-your-own)";

/** The domain that settings give. Throws where one of them is missing or they contradict each other. */
export function ownDomainOf({
  account,
  region,
  domainName,
  certificateArn,
  publicUrl,
}: Given): OwnDomain | undefined {
  if (domainName === undefined && certificateArn === undefined) return undefined;
  if (domainName === undefined) throw new Error(`certificateArn is that of no domainName: give ${how}.`);
  if (certificateArn === undefined) throw new Error(`domainName needs its certificateArn: give ${how}.`);
  const [, partition, , certifiedIn, certifiedBy] = certificateArn.split(":");
  if (certifiedIn !== region || partition !== RegionInfo.get(region).partition) {
    throw new Error(
      `certificateArn is in ${certifiedIn} (${partition}), and the API in ${region}: ask for a certificate of ${domainName} there (docs/deploy.md#a-domain-of-your-own).`,
    );
  }
  if (account !== undefined && certifiedBy !== account) {
    throw new Error(`certificateArn is of the account ${certifiedBy}, and the deployment in ${account}.`);
  }
  if (publicUrl !== undefined && publicUrl !== `https://${domainName}`) {
    throw new Error(
      `publicUrl says ${publicUrl} and domainName ${domainName}, and people can be told of one address: take one away, -c publicUrl= or -c domainName= (docs/deploy.md#a-domain-of-your-own).`,
    );
  }
  return { name: domainName, certificateArn };
}
