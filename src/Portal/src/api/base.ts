/** The product's root as the host wrote it into the document, e.g. `/` or `/benchmark/`; whatever the proxy before it calls it. */
const root = new URL(document.baseURI);

/** For the router: without a slash at its end, but for the root itself. */
export const basePath = root.pathname.length > 1 ? root.pathname.replace(/\/$/, '') : '/';

/** Absolute, without a slash at its end. */
export const baseAddress = root.href.replace(/\/$/, '');

/** Elsa's API, as the Studio's elements want it. */
export const elsaAddress = `${baseAddress}/elsa/api`;
