// Stands in for Lambda's runtime: loads a bundle as CommonJS and calls its handler for every message.
const aheadMs = Number(process.env.TEST_CLOCK_AHEAD_MS ?? 0);
if (aheadMs > 0) {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + aheadMs);
      else super(...parts);
    }
    static now() {
      return RealDate.now() + aheadMs;
    }
  };
}

const { handler } = require(process.argv[2]);

process.on("message", async ({ event, timeMs }) => {
  const deadline = Date.now() + timeMs;
  const context = { awsRequestId: "request-1", getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    process.send({ result: await handler(event, context) });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
});
