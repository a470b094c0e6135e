import i18next from 'i18next';

/** The hash itself. Browsers reckon it only where the page came over HTTPS, or from the machine itself; elsewhere that is said. */
export async function digest(content: BufferSource): Promise<ArrayBuffer> {
  if (!crypto.subtle) throw new Error(i18next.t('app.needsHttps'));
  return crypto.subtle.digest('SHA-256', content);
}

/** In lower-case hex, as the server writes it. */
export async function sha256(content: BufferSource): Promise<string> {
  return [...new Uint8Array(await digest(content))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
