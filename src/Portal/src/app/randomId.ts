/** Sixteen hexadecimal digits, as the Studio makes its ids. Also where the page came over plain HTTP, which has no `crypto.randomUUID`. */
export const randomId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
