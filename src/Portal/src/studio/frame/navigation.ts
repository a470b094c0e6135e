import type { Navigate } from '../messages';

/** Where the Studio leads to by its own paths: `workflows/instances/{id}/view` and `workflows/definitions/{id}/edit`, relative to any base. */
export function destinationOf(address: string, base: string): Navigate['to'] | undefined {
  const match = /\/workflows\/(instances|definitions)\/([^/]+)\/(view|edit)$/.exec(new URL(address, base).pathname);
  if (!match?.[2]) return undefined;
  if (match[1] === 'instances' && match[3] === 'view') return { kind: 'viewer', id: decodeURIComponent(match[2]) };
  if (match[1] === 'definitions' && match[3] === 'edit') return { kind: 'editor', id: decodeURIComponent(match[2]) };
  return undefined;
}

/** Tells of each wish to go elsewhere. The Studio changes the address without showing anything, so its own change is kept from happening. */
export function watchNavigation(go: (to: Navigate['to']) => void): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const change = history[name].bind(history);
    history[name] = (state, unused, address) => {
      const to = address == null ? undefined : destinationOf(String(address), document.baseURI);
      if (to) go(to);
      else change(state, unused, address);
    };
  }

  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const to = link instanceof HTMLAnchorElement ? destinationOf(link.href, document.baseURI) : undefined;
      if (!to || event.ctrlKey || event.metaKey || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      go(to);
    },
    true,
  );
}
