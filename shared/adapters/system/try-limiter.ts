import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { instantMs } from "#shared/domain/base/instant.ts";
import {
  addressGroup,
  knownAddressesMax,
  knownAddressMs,
  nextTriesAt,
  triesMax,
  triesPerAddressMax,
  tryWindowMs,
} from "#shared/domain/people/tries.ts";
import type { Clock } from "#shared/ports/base/system.ts";
import type { TryCounter } from "#shared/ports/people/accounts.ts";

/**
 * Counts tries in the memory of one process: of at most as many addresses as there may be tries in ten minutes, all of
 * which it then forgets; and of as many known addresses as are remembered.
 */
export function createTryLimiter(now: Clock): TryCounter {
  let endsAtMs = 0;
  let total = 0;
  const tries = new Map<string, number>();
  const known = new Map<string, number>();
  const isKnown = (group: string, nowMs: number) => (known.get(group) ?? 0) > nowMs - knownAddressMs;
  const forgive = async (address: string) => {
    const group = addressGroup(address);
    const ofAddress = tries.get(group) ?? 0;
    if (ofAddress === 0) return;
    tries.set(group, ofAddress - 1);
    total--;
  };
  return {
    async count(address) {
      const nowMs = instantMs(now());
      if (nowMs >= endsAtMs) {
        endsAtMs = nowMs + tryWindowMs;
        total = 0;
        tries.clear();
      }
      const group = addressGroup(address);
      const ofAddress = tries.get(group) ?? 0;
      if (ofAddress >= triesPerAddressMax || (total >= triesMax && !isKnown(group, nowMs))) {
        throw new LedgerFailure("too-many-tries", { until: nextTriesAt(endsAtMs) });
      }
      tries.set(group, ofAddress + 1);
      total++;
    },
    forgive,
    async welcome(address) {
      await forgive(address);
      const group = addressGroup(address);
      // Put at the end again, so that the first is the one that nobody got in from for longest.
      known.delete(group);
      known.set(group, instantMs(now()));
      const [oldest] = known.keys();
      if (known.size > knownAddressesMax && oldest !== undefined) known.delete(oldest);
    },
  };
}
