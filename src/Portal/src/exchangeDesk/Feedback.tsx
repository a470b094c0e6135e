import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionLink } from '../app/ActionLink';
import { Paragraph } from '../app/text';

/** Two lines of what somebody wrote; all of it when asked for. */
export function Feedback({ children }: { children: string }) {
  const { t } = useTranslation();
  const text = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => setCut((text.current?.scrollHeight ?? 0) > (text.current?.clientHeight ?? 0)), [children]);
  return (
    <>
      <div ref={text} className={open ? undefined : 'two-lines'}>
        <Paragraph type="secondary" style={{ margin: 0 }}>
          {children}
        </Paragraph>
      </div>
      {cut && !open && <ActionLink onClick={() => setOpen(true)}>{t('exchangeDesk.whole')}</ActionLink>}
    </>
  );
}
