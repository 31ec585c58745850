import { BlockList, isIP } from "node:net";

/** This machine itself, and the addresses at which clouds tell their machines secrets. */
const blocked = new BlockList();
blocked.addSubnet("0.0.0.0", 8);
blocked.addSubnet("127.0.0.0", 8);
blocked.addSubnet("169.254.0.0", 16);
blocked.addAddress("100.100.100.200");
blocked.addAddress("::", "ipv6");
blocked.addAddress("::1", "ipv6");
blocked.addSubnet("fe80::", 10, "ipv6");
blocked.addAddress("fd00:ec2::254", "ipv6");

/** Tells whether a webhook may not go to an IP address, also where IPv6 wraps an IPv4 address. */
export function isBlockedAddress(address: string): boolean {
  return blocked.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
