import type { MiddlewareHandler } from 'hono';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses requests that a foreign page could make a browser send: a Host that is not this machine (DNS rebinding), or an
 * Origin that is not the page's own. `open`: the operator lets others in (`SANDBOX_PUBLIC`); the Origin must still match.
 */
export function loopbackGuard(open: boolean): MiddlewareHandler {
  return async (c, next) => {
    const host = hostOf(`http://${c.req.header('host') ?? ''}`);
    if (host === null || (!open && !LOOPBACK.has(host.hostname)))
      return c.json({ error: 'Чужой адрес: песочница открывается только на этом компьютере.' }, 403);
    const origin = c.req.header('origin');
    if (origin !== undefined && hostOf(origin)?.host !== host.host) {
      return c.json({ error: 'Запрос с чужой страницы отклонён.' }, 403);
    }
    return next();
  };
}

function hostOf(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

/** Nothing but the page's own files runs, loads or is sent anywhere; nobody frames it. */
export function contentPolicy(clockBase: string): string {
  const clock = clockBase === '' ? '' : ` ${new URL(clockBase).origin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${clock}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
