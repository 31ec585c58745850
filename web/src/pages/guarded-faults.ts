const guarded = new WeakSet<object>();

/** Notes a fault that a page's guard has told people of. */
export function noteGuarded(fault: unknown): void {
  if (typeof fault === "object" && fault !== null) guarded.add(fault);
}

/**
 * Tells whether a fault that nobody caught is one of ours that nobody has told of yet: its trace leads through our own
 * files, not those that WeChat or an extension put into the page.
 */
export function isStray(fault: unknown): fault is Error {
  return (
    fault instanceof Error &&
    !guarded.has(fault) &&
    (fault.stack ?? "").includes(`${location.origin}/assets/`)
  );
}
