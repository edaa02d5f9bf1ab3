const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/;

/** Whether a host, by name or address, is this machine and nobody else's; an IPv6 address with or without brackets. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.toLowerCase());
}
