/** A browser sends Origin with the cookie: a page of another site may not change anything, or open a socket, as this site's user. */
export function sameOrigin({ origin, host }: { origin?: string | undefined; host?: string | undefined }, publicUrl: string): boolean {
  if (origin === undefined || origin === publicUrl) return true;
  // A sandboxed frame says `null`.
  return URL.canParse(origin) && new URL(origin).host === host;
}
