import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { campaignQuery } from '../campaign/campaignQuery';
import { ListError } from '../app/ListStates';
import { stepOf } from './groups';
import { ownQuery, valuesOf } from './own';
import './print.css';

/**
 * The paper bundle: cover, form and commitment, to be printed or kept as PDF by the browser, then signed and stamped. It is Chinese in whatever language the page is, since
 * it is handed in.
 */
export function PrintPage() {
  const { t } = useTranslation();
  const own = useQuery(ownQuery);
  const campaign = useQuery(campaignQuery);
  if (own.isPending || campaign.isPending) return <Skeleton active style={{ padding: 32 }} />;
  if (own.error ?? campaign.error) return <ListError error={(own.error ?? campaign.error)!} onRetry={() => void Promise.all([own.refetch(), campaign.refetch()])} />;
  const { application, company, fields } = own.data;
  if (!application) return null;
  const values = valuesOf(application);
  const value = (field: string) => values[field] ?? '';
  const area = campaign.data.areas.find((one) => String(one.number) === value('area'));
  const unit = campaign.data.units.find((one) => String(one.number) === value('unit'));
  const asked = fields.filter((field) => field.kind !== 'promise');
  const [short, texts] = [asked.filter((field) => stepOf(field) !== 'experience'), asked.filter((field) => stepOf(field) === 'experience')];
  return (
    <div className="print-page">
      <div className="print-bar">
        <h1 style={{ fontSize: 20, margin: 0 }}>{t('application.print')}</h1>
        <p>{t('application.printHint')}</p>
        <Flex gap={12}>
          <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('application.printNow')}
          </Button>
          <Link className="ant-btn ant-btn-default" to="/application">
            {t('application.toApplication')}
          </Link>
        </Flex>
      </div>
      <div lang="zh-CN" className="sheets">
        <section className="sheet cover">
          <p className="cover-number">{application.receiptNumber ? `回执编号：${application.receiptNumber}` : '草稿，尚未提交'}</p>
          <h2>{own.data.year}年全国质量标杆</h2>
          <p className="cover-title">申报书</p>
          <dl>
            <dt>企业名称（盖章）</dt>
            <dd>{company.fullName}</dd>
            <dt>质量标杆名称</dt>
            <dd>{value('title')}</dd>
            <dt>重点领域</dt>
            <dd>{area ? `${area.number}. ${area.name}` : ''}</dd>
            <dt>推荐单位</dt>
            <dd>{unit?.name}</dd>
            <dt>联系人及电话</dt>
            <dd>
              {value('contactName') || company.contactName} {value('contactMobile') || company.contactPhone}
            </dd>
          </dl>
          <p>填报日期：　　　　年　　月　　日</p>
        </section>
        <section className="sheet">
          <h2>一、申报表</h2>
          <table>
            <tbody>
              {[{ name: 'company', label: '企业名称', text: company.fullName }, { name: 'code', label: '统一社会信用代码', text: company.creditCode }, ...short.map(({ name, label }) => ({ name, label, text: value(name) }))].map(({ name, label, text }) => (
                <tr key={name}>
                  <th scope="row">{label}</th>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {texts.map((field) => (
            <div key={field.name} className="print-text">
              <h3>{field.label}</h3>
              <p>{value(field.name)}</p>
            </div>
          ))}
        </section>
        <section className="sheet">
          <h2>二、承诺书</h2>
          <p>本企业自愿申报{own.data.campaign}，并郑重承诺：</p>
          <ol>
            {fields
              .filter((field) => field.kind === 'promise')
              .map((field) => (
                <li key={field.name}>{field.label.replace(/^承诺[：:]/u, '')}。</li>
              ))}
          </ol>
          <p>以上承诺如有不实，本企业愿意承担相应责任。</p>
          <p className="print-signature">法定代表人（签字）：</p>
          <p className="print-signature">企业（盖章）：</p>
          <p className="print-signature">　　　　年　　月　　日</p>
        </section>
      </div>
    </div>
  );
}
