/** The protocol with its colon; '' for what is no address. */
export function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}

/** The password in an address, as it is written there and as it is meant. */
export function passwordsOf(address: string): string[] {
  const written = /^\w+:\/\/[^:@/]*:([^@]*)@/.exec(address)?.[1] ?? '';
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}

/** Does not show what travels in it to the network: https, or a host nobody else listens on. */
export function keepsSecret(address: string): boolean {
  return protocolOf(address) === 'https:' || isPrivate(new URL(address).hostname);
}

/** This machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Loopback, the private ranges, and names without a dot: those of a container network. */
function isPrivate(host: string): boolean {
  return (
    isLoopback(host) ||
    /^10(\.\d{1,3}){3}$/.test(host) ||
    /^192\.168(\.\d{1,3}){2}$/.test(host) ||
    /^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$/.test(host) ||
    /^\[f[cd][0-9a-f]{2}:/.test(host) ||
    (/^[a-z][a-z0-9-]*$/i.test(host) && !host.includes('.'))
  );
}
