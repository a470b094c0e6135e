/** Reads the QR code that a picture shows, if it shows one. */
export type QrReader = (shown: HTMLVideoElement) => Promise<string | undefined>;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface Detectors {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const longest = 800;

/** The browser's own reader where it has one, as on Android; elsewhere one that is loaded when it is needed. */
export async function qrReader(): Promise<QrReader> {
  const own = (window as unknown as { BarcodeDetector?: Detectors }).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] });
    return async (shown) => (await detector.detect(shown).catch(() => []))[0]?.rawValue;
  }
  const { default: read } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const picture = canvas.getContext('2d', { willReadFrequently: true });
  return (shown) => {
    const scale = Math.min(1, longest / Math.max(shown.videoWidth, shown.videoHeight));
    canvas.width = Math.round(shown.videoWidth * scale);
    canvas.height = Math.round(shown.videoHeight * scale);
    if (!picture || canvas.width === 0 || canvas.height === 0) return Promise.resolve(undefined);
    picture.drawImage(shown, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = picture.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(read(data, width, height, { inversionAttempts: 'dontInvert' })?.data || undefined);
  };
}
