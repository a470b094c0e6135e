/**
 * Where the person was going, within the product only. The browser itself says where an address leads: it takes a backslash for a slash and leaves out tabs and
 * line breaks, and a path may begin with two slashes once its dots are resolved.
 */
export function destination(wanted: string | null, origin: string = location.origin): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  return url.origin === origin && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}
