/** `w***@example.cn`: enough for the people who keep the list to recognise it. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
