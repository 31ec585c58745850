const visitKey = "yinhui.issuer-visit";

/** Notes that somebody signed in at another's issuer in this browser: it may know them again without asking. */
export function noteIssuerVisit(): void {
  localStorage.setItem(visitKey, "1");
}

export function forgetIssuerVisit(): void {
  localStorage.removeItem(visitKey);
}

/** Whether the issuer may know who uses this browser. */
export function hasIssuerVisit(): boolean {
  return localStorage.getItem(visitKey) !== null;
}
