import { describeWalk } from "./describe-walk.ts";
import { serveApp } from "./serve-app.ts";
import { signIn } from "./visitor.ts";

describeWalk("a month in the browser, on the self-hosted server", async () => {
  const { origin, stop } = await serveApp();
  return { origin, stop, signIn: (browser, who, width) => signIn(browser, origin, who, width) };
});
