import { startCloudFront } from "#test/support/aws/cloud-front.ts";
import { startCloud } from "#test/support/cloud.ts";
import { describeWalk } from "./describe-walk.ts";
import { signIn } from "./visitor.ts";

const roles = [
  { subject: "liaison", label: "银行联络员", role: "liaison" },
  { subject: "supervisor", label: "科协", role: "supervisor" },
] as const;

describeWalk("a month in the browser, on the synthesised deployment", async () => {
  const cloud = await startCloud();
  const { issuer, people, associations } = cloud;
  for (const { subject, label, role } of roles) {
    await people.put({ issuer, subject, displayName: label, role });
  }
  cloud.letIn(async () => {
    const known = await associations.list();
    for (const { associationId, name } of known) {
      await people.put({
        issuer,
        subject: associationId,
        displayName: name,
        role: "association",
        associationId,
      });
    }
    return [
      ...roles.map(({ subject, label }) => ({ subject, label, association: false })),
      ...known.map(({ associationId, name }) => ({ subject: associationId, label: name, association: true })),
    ];
  });
  const front = await startCloudFront(cloud);
  return {
    origin: front.origin,
    signIn: (browser, who, width) =>
      signIn(browser, front.origin, who, width, { elsewhere: /^http:\/\/127\.0\.0\.1:/ }),
    async stop() {
      await front.stop();
      await cloud.stop();
    },
  };
});
