import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The first, the last, and those around the one that is shown. */
const near = (page: number, pages: number) => Array.from({ length: pages }, (_, index) => index + 1).filter((one) => one === 1 || one === pages || Math.abs(one - page) <= 2);

/** One page of many. */
export function Pages({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  const { t } = useTranslation();
  const all = near(page, pages);
  return (
    <nav aria-label={t('app.pages')} className="pages">
      <Button type="text" icon={<LeftOutlined />} aria-label={t('app.previous')} disabled={page <= 1} onClick={() => onGo(page - 1)} />
      {all.map((one, index) => (
        <span key={one}>
          {index > 0 && one > all[index - 1]! + 1 && <span aria-hidden>…</span>}
          <Button type={one === page ? 'default' : 'text'} aria-current={one === page ? 'page' : undefined} aria-label={t('app.page', { page: one })} onClick={() => onGo(one)}>
            {one}
          </Button>
        </span>
      ))}
      <Button type="text" icon={<RightOutlined />} aria-label={t('app.next')} disabled={page >= pages} onClick={() => onGo(page + 1)} />
    </nav>
  );
}
