import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { deadlineText, momentText } from '../app/moment';
import { sizeText } from '../app/size';
import { Paragraph, Text } from '../app/text';
import type { Application } from './application';
import { Review } from './Review';

/** How the application came along, step by step in the order of the process. */
export function Course({ view }: { view: Application }) {
  return (
    <div className="two-columns">
      <Recommended view={view} />
      <Packages view={view} />
      <Eligibility view={view} />
      {view.review && <Review applicationId={view.application.id} review={view.review} />}
      <Defence view={view} />
      <SiteChecks view={view} />
      <Listing view={view} />
    </div>
  );
}

function Step({ title, begun, children }: { title: string; begun: boolean; children?: ReactNode }) {
  const { t } = useTranslation();
  return <Card title={<h2 className="card-title">{title}</h2>}>{begun ? children : <Text type="secondary">{t('applications.one.none')}</Text>}</Card>;
}

function Recommended({ view }: { view: Application }) {
  const { t } = useTranslation();
  const { quota, recommendations } = view;
  return (
    <Step title={t('applications.recommendation.title')} begun={Boolean(quota ?? recommendations?.length)}>
      <ul className="plain-list">
        {recommendations?.map((one) => (
          <li key={one.at}>
            <Flex gap={8} wrap align="center">
              <Tag color={one.decision === 'recommended' ? 'green' : 'orange'}>{t(`applications.recommendation.decision.${one.decision}`)}</Tag>
              <Text type="secondary">{t('applications.recommendation.by', { by: one.by, at: momentText(one.at) })}</Text>
            </Flex>
            <Paragraph style={{ margin: '4px 0 0', whiteSpace: 'pre-wrap' }}>{one.opinion}</Paragraph>
          </li>
        ))}
      </ul>
      {quota && (
        <Flex gap={8} wrap style={{ marginTop: 12 }}>
          <span>{t('applications.recommendation.quota', { granted: quota.granted, held: quota.held })}</span>
          {quota.relaxed && <Tag>{t('applications.recommendation.relaxed')}</Tag>}
          <Tag color={quota.holdsPlace ? 'blue' : 'default'}>
            {t(quota.confirmed ? 'applications.recommendation.holds' : quota.holdsPlace ? 'applications.recommendation.reserved' : 'applications.recommendation.free')}
          </Tag>
        </Flex>
      )}
    </Step>
  );
}

function Packages({ view }: { view: Application }) {
  const { t } = useTranslation();
  return (
    <Step title={t('applications.package.title')} begun={Boolean(view.packages?.length)}>
      <ul className="plain-list">
        {view.packages?.map((one) => (
          <li key={one.receivedAt}>
            <Flex gap={12} align="start" justify="space-between">
              <span style={{ overflowWrap: 'anywhere' }}>
                <Tag color={one.outcome === 'accepted' ? 'green' : 'orange'}>{t(`applications.package.outcome.${one.outcome as 'accepted'}`)}</Tag>
                {one.inForce && <Tag color="blue">{t('applications.one.inForce')}</Tag>}
                <Text strong>{one.fileName}</Text> <Text type="secondary">{sizeText(one.size)}</Text>
                <br />
                <Text type="secondary">
                  {one.sender ? t('applications.one.received', { at: momentText(one.receivedAt), sender: one.sender }) : t('applications.one.receivedAt', { at: momentText(one.receivedAt) })}
                </Text>
                {one.problems?.map((problem) => (
                  <Paragraph key={problem} type="danger" style={{ margin: '4px 0 0' }}>
                    {problem}
                  </Paragraph>
                ))}
              </span>
              {one.id && (
                <Button
                  icon={<DownloadOutlined />}
                  aria-label={t('applications.one.download', { name: one.fileName })}
                  href={`${baseAddress}/api/applications/${view.application.id}/packages/${one.id}`}
                  download={one.fileName}
                />
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Step>
  );
}

function Eligibility({ view }: { view: Application }) {
  const { t } = useTranslation();
  const check = view.eligibility;
  return (
    <Step title={t('applications.eligibility.title')} begun={Boolean(check)}>
      {check && (
        <>
          <Flex gap={8} wrap align="center">
            <Tag color={check.status === 'passed' ? 'green' : check.status === 'rejected' ? 'red' : 'blue'}>{t(`applications.eligibility.status.${check.status as 'open'}`)}</Tag>
            {check.decidedAt && (
              <Text type="secondary">
                {check.decidedBy ? t('applications.eligibility.decided', { at: momentText(check.decidedAt), by: check.decidedBy }) : t('applications.eligibility.decidedAt', { at: momentText(check.decidedAt) })}
              </Text>
            )}
          </Flex>
          {check.reasons && <Paragraph style={{ margin: '8px 0 0' }}>{check.reasons}</Paragraph>}
          {check.supplementDueAt && (
            <Paragraph style={{ margin: '8px 0 0' }}>
              {t('applications.eligibility.supplement', { at: deadlineText(check.supplementDueAt) })}
              {check.supplements ? ` · ${t('applications.eligibility.times', { count: check.supplements })}` : ''}
              {check.supplementText && <span style={{ display: 'block', whiteSpace: 'pre-wrap' }}>{check.supplementText}</span>}
            </Paragraph>
          )}
          {check.findings && (
            <ul className="plain-list" style={{ marginTop: 12 }}>
              {check.findings.map((finding) => (
                <li key={finding.item}>
                  <Tag color={finding.met === true ? 'green' : finding.met === false ? 'red' : 'default'}>
                    {t(finding.met === true ? 'applications.eligibility.met' : finding.met === false ? 'applications.eligibility.unmet' : 'applications.eligibility.open')}
                  </Tag>
                  {finding.text}
                  {finding.note && <Text type="secondary"> {finding.note}</Text>}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Step>
  );
}

function Defence({ view }: { view: Application }) {
  const { t } = useTranslation();
  const defence = view.defence;
  return (
    <Step title={t('applications.defence.title')} begun={Boolean(defence)}>
      {defence && (
        <>
          <Flex gap={8} wrap align="center">
            <Tag color={defence.attendance === 'present' ? 'green' : defence.attendance === 'noShow' ? 'red' : 'blue'}>{t(`applications.defence.attendance.${defence.attendance as 'expected'}`)}</Tag>
            <span>{t('applications.defence.session', { number: defence.session })}</span>
            <span>{defence.position ? t('applications.defence.position', { position: defence.position }) : t('applications.defence.undrawn')}</span>
            <span>
              {defence.startsAt && momentText(defence.startsAt)} {defence.room}
            </span>
          </Flex>
          {typeof defence.willCome === 'boolean' && <div style={{ marginTop: 8 }}>{t(defence.willCome ? 'applications.defence.willCome' : 'applications.defence.wontCome')}</div>}
          {defence.presenters && <div>{t('applications.defence.presenters', { names: defence.presenters.split('\n').join('、') })}</div>}
          {defence.remark && <div>{defence.remark}</div>}
          {typeof defence.value === 'number' && (
            <div style={{ marginTop: 8 }}>
              {t('applications.review.value')} <Text strong>{defence.value}</Text>
            </div>
          )}
          {defence.panel && (
            <ul className="plain-list" style={{ marginTop: 12 }}>
              {defence.panel.map((member) => (
                <li key={member.expertId}>
                  {member.expert} <Tag color={member.hasScored ? 'green' : 'default'}>{t(member.hasScored ? 'applications.defence.scored' : 'applications.defence.unscored')}</Tag>
                  {typeof member.total === 'number' && <Text strong>{member.total}</Text>}
                  {member.comment && <Text type="secondary"> {member.comment}</Text>}
                </li>
              ))}
            </ul>
          )}
          {defence.areAllIn === false && defence.panel?.some((member) => member.hasScored) && <Text type="secondary">{t('applications.review.blind')}</Text>}
        </>
      )}
    </Step>
  );
}

function SiteChecks({ view }: { view: Application }) {
  const { t } = useTranslation();
  return (
    <Step title={t('applications.siteCheck.title')} begun={Boolean(view.siteChecks?.length)}>
      <ul className="plain-list">
        {view.siteChecks?.map((check, place) => (
          <li key={check.orderedAt ?? place}>
            <Flex gap={8} wrap align="center">
              <Tag color="blue">{t(`applications.siteCheck.state.${check.state as 'ordered'}`)}</Tag>
              {check.verdict && check.verdict !== 'none' && <Tag color={check.verdict === 'passed' ? 'green' : 'red'}>{t(`applications.siteCheck.verdict.${check.verdict as 'none'}`)}</Tag>}
              {check.visitFrom && <span>{t('applications.siteCheck.visit', { from: check.visitFrom, until: check.visitUntil ?? check.visitFrom })}</span>}
            </Flex>
            {check.reason && <div style={{ marginTop: 4 }}>{check.reason}</div>}
            {check.team && check.team.length > 0 && <div>{t('applications.siteCheck.team', { names: check.team.join('、') })}</div>}
            {check.findings && <Paragraph style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{check.findings}</Paragraph>}
          </li>
        ))}
      </ul>
    </Step>
  );
}

function Listing({ view }: { view: Application }) {
  const { t } = useTranslation();
  const { listing, application } = view;
  const ended = application.outcome && application.outcome !== 'open';
  return (
    <Step title={t('applications.listing.title')} begun={Boolean(listing ?? ended)}>
      {listing && (
        <>
          <Tag color={listing.isListed ? 'green' : 'default'}>{t(listing.isListed ? 'applications.listing.listed' : 'applications.listing.notListed', { number: listing.number })}</Tag>
          <Text type="secondary">{t('applications.listing.period', { from: momentText(listing.openedAt), until: deadlineText(listing.closesAt) })}</Text>
        </>
      )}
      {ended && (
        <div style={{ marginTop: listing ? 8 : 0 }}>
          <Text strong>{t(`applications.outcome.${application.outcome as 'open'}`)}</Text>
          {application.concludedAt && <Text type="secondary"> {momentText(application.concludedAt)}</Text>}
        </div>
      )}
    </Step>
  );
}
