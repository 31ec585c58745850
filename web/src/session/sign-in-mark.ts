import { visitKey } from "./issuer-visit.ts";

const markKey = "yinhui.sign-in";
const leavingKey = "yinhui.leaving";

/** What tells one sign-in in this browser from the next, in all its tabs alike; no secret, and none where nobody is signed in. */
export function signInMark(): string | null {
  return localStorage.getItem(markKey);
}

/** Marks that somebody has signed in just now: other tabs ask who is signed in before they do anything else. */
export function markSignIn(): string {
  const mark = `${Date.now()}-${Math.random()}`;
  localStorage.setItem(markKey, mark);
  localStorage.removeItem(leavingKey);
  return mark;
}

/** Marks that somebody signs out; until the server has heard of it, nobody is signed in by what it still believes. */
export function markLeaving(): void {
  localStorage.setItem(leavingKey, "1");
  localStorage.removeItem(markKey);
}

/** Whether a sign-out has not reached the server yet. */
export function isLeaving(): boolean {
  return localStorage.getItem(leavingKey) !== null;
}

/** Marks that the server knows of the sign-out. */
export function markLeft(): void {
  localStorage.removeItem(leavingKey);
}

/** Calls `changed` when another tab signs in or out; gives what ends that. */
export function onOtherTab(changed: () => void): () => void {
  const hear = (event: StorageEvent) => {
    if (event.key === markKey || event.key === visitKey) changed();
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}
