import type { Log } from "#shared/ports/base/system.ts";
import { countedEvents } from "./counted-events.ts";

/**
 * Writes events as JSON lines to the function's log group, and counts those of `countedEvents` as metrics with the
 * service as their only dimension; only what the port lets through, so no personal data. The libraries are loaded with
 * the first event, which most requests do not have. A line is written before the function's answer is sent, since
 * loading takes no turn of the event loop.
 */
export function createPowertoolsLog(serviceName: string): Log {
  let loading: Promise<Log> | undefined;
  return (event, facts) => {
    loading ??= load(serviceName);
    void loading.then((write) => write(event, facts));
  };
}

async function load(serviceName: string): Promise<Log> {
  const [{ Logger }, { Metrics, MetricUnit }] = await Promise.all([
    import("@aws-lambda-powertools/logger"),
    import("@aws-lambda-powertools/metrics"),
  ]);
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({ namespace: "yinhui", serviceName });
  return (event, facts = {}) => {
    logger.info(event, facts);
    const counted = countedEvents[event];
    if (counted === undefined) return;
    metrics.addMetric(event, MetricUnit.Count, 1);
    for (const fact of counted)
      metrics.addMetric(`${event}.${fact}`, MetricUnit.Count, Number(facts[fact] ?? 0));
    metrics.publishStoredMetrics();
  };
}
