/** The name under which the register keeps those who have an account or a link here: addresses change with port and host. */
export const embeddedIssuerName = "urn:yinhui:embedded-issuer";
