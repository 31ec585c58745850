/** Under what the local store says so. */
export const visitKey = "yinhui.issuer-visit";
const askedKey = "yinhui.issuer-asked";

/** Notes that somebody signed in at another's issuer in this browser: it may know them again without asking. */
export function noteIssuerVisit(): void {
  localStorage.setItem(visitKey, "1");
  sessionStorage.removeItem(askedKey);
}

/** Forgets it, for all tabs: somebody has signed out. */
export function forgetIssuerVisit(): void {
  localStorage.removeItem(visitKey);
}

/** Whether somebody who signed in at another's issuer has not signed out since. */
export function hasIssuerVisit(): boolean {
  return localStorage.getItem(visitKey) !== null;
}

/** Whether this tab may still ask the issuer without a word, which it does once: the issuer may know nobody. */
export function mayAskIssuer(): boolean {
  return hasIssuerVisit() && sessionStorage.getItem(askedKey) === null;
}

/** Notes that this tab asks now. */
export function noteIssuerAsked(): void {
  sessionStorage.setItem(askedKey, "1");
}
