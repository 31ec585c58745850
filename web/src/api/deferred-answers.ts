import type { Deferred } from "#shared/contract/base/deferred.ts";

/** The event that the window gets when an answer that is being made is waited for, or no longer. */
export const deferredEvent = "yinhui:deferred";

const waitedFor = new Map<string, Deferred>();

/** The answers that are being made and waited for. */
export function deferredAnswers(): readonly Deferred[] {
  return [...waitedFor.values()];
}

/** Notes how an answer stands that is waited for. */
export function noteDeferred(deferred: Deferred): void {
  waitedFor.set(deferred.deferredId, deferred);
  window.dispatchEvent(new Event(deferredEvent));
}

/** Notes that an answer is no longer waited for. */
export function forgetDeferred({ deferredId }: Deferred): void {
  waitedFor.delete(deferredId);
  window.dispatchEvent(new Event(deferredEvent));
}
