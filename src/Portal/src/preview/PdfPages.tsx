import { Alert, Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { Skeleton } from '../app/Skeleton';
import { Text } from '../app/text';

/** How many pages are drawn before one asks for more. */
const atOnce = 10;

/** Fonts that a document leaves to the reader, as Chinese ones often do, need these tables. */
const tables = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?url&no-inline', import: 'default', eager: true });

class Tables {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = tables[`/node_modules/pdfjs-dist/cmaps/${filename}`];
    if (!address) throw new Error(filename);
    return new Uint8Array(await (await fetch(address)).arrayBuffer());
  }
}

/** The pages of a PDF, drawn by us: nothing in it is run, and no viewer of the browser sees it. */
export function PdfPages({ content, name }: { content: ArrayBuffer; name: string }) {
  const { t } = useTranslation();
  const [pages, setPages] = useState<PDFDocumentProxy>();
  const [failed, setFailed] = useState(false);
  const [shown, setShown] = useState(atOnce);
  useEffect(() => {
    let task: PDFDocumentLoadingTask | undefined;
    let left = false;
    void import('pdfjs-dist/legacy/build/pdf.mjs')
      .then(async ({ getDocument, GlobalWorkerOptions }) => {
        if (left) return;
        GlobalWorkerOptions.workerSrc = worker;
        const loading = getDocument({ data: content.slice(0), useWasm: false, enableXfa: false, useWorkerFetch: false, BinaryDataFactory: Tables });
        task = loading;
        setPages(await loading.promise);
      })
      .catch(() => !left && setFailed(true));
    return () => {
      left = true;
      void task?.destroy();
    };
  }, [content]);
  if (failed) return <Alert type="warning" showIcon title={t('preview.failed')} />;
  if (!pages) return <Skeleton />;
  return (
    <Flex vertical gap={12}>
      {Array.from({ length: Math.min(shown, pages.numPages) }, (_, at) => (
        <PdfPage key={at} pages={pages} number={at + 1} label={t('preview.page', { name, page: at + 1, pages: pages.numPages })} />
      ))}
      {shown < pages.numPages && (
        <Button onClick={() => setShown(shown + atOnce)}>
          {t('preview.more', { count: pages.numPages - shown })}
        </Button>
      )}
      <Text type="secondary">{t('preview.pages', { count: pages.numPages })}</Text>
    </Flex>
  );
}

function PdfPage({ pages, number, label }: { pages: PDFDocumentProxy; number: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let left = false;
    let stop: (() => void) | undefined;
    void pages.getPage(number).then((page) => {
      if (left || !canvas.current) return;
      const width = canvas.current.parentElement?.clientWidth ?? 800;
      const plain = page.getViewport({ scale: 1 });
      const scale = (Math.min(width, 1100) / plain.width) * Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale });
      canvas.current.width = viewport.width;
      canvas.current.height = viewport.height;
      const drawing = page.render({ canvas: canvas.current, viewport });
      stop = () => drawing.cancel();
      drawing.promise.catch(() => undefined); // a page that was left
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [pages, number]);
  return <canvas ref={canvas} role="img" aria-label={label} style={{ width: '100%', maxWidth: 1100, background: '#fff', boxShadow: '0 0 0 1px rgb(128 128 128 / 30%)' }} />;
}
