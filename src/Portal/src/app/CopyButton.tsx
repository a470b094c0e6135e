import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies a text, and says so for a while. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const later = window.setTimeout(() => setCopied(false), 3_000);
    return () => window.clearTimeout(later);
  }, [copied]);
  const label = copied ? t('app.copied') : t('app.copy');
  return (
    <span className="ant-typography-actions">
      <button type="button" className={`ant-typography-copy${copied ? ' ant-typography-copy-success' : ''}`} aria-label={label} title={label} onClick={() => void copy(text).then(setCopied)}>
        {copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
      </button>
    </span>
  );
}

/** Over plain HTTP browsers have no clipboard but for what is selected. */
async function copy(text: string): Promise<boolean> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text).then(() => true, () => false);
  const area = Object.assign(document.createElement('textarea'), { value: text });
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
