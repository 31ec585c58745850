import { createTryLimiter } from "#shared/adapters/system/try-limiter.ts";
import { describeTryCounter } from "#test/contracts/try-counter.ts";

describeTryCounter("tries counted in memory", async (now) => createTryLimiter(now));
