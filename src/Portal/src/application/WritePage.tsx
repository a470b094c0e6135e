import { CheckOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { type RefObject, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { lazily } from '../app/lazily';
import { Loading } from '../app/Loading';
import { PageBoundary } from '../app/PageBoundary';
import { Title } from '../app/text';
import { campaignQuery } from '../campaign/campaignQuery';
import { Conflicts } from './Conflicts';
import { Countdown } from './Countdown';
import { FieldsStep } from './FieldsStep';
import { type StepName, stepFor, stepsOf } from './groups';
import type { Application, Own } from './own';
import { SaveNote } from './SaveNote';
import { useDraft } from './useDraft';

/** The steps that nobody waits for who opens another. */
const steps = { basics: async () => (await import('./BasicsStep')).BasicsStep, documents: async () => (await import('./Documents')).Documents, check: async () => (await import('./CheckStep')).CheckStep };
const BasicsStep = lazily(steps.basics);
const Documents = lazily(steps.documents);
const CheckStep = lazily(steps.check);

/** The application, written in steps. Any step can be opened at any time; what each still lacks stands beside its name. */
export function WritePage({ own, application, userName }: { own: Own; application: Application; userName: string }) {
  const { t } = useTranslation();
  const draft = useDraft(userName, application);
  useAllSteps();
  const [query, setQuery] = useSearchParams();
  const all = stepsOf(own.fields, own.documentRules);
  const step = all.find((one) => one === query.get('step')) ?? 'basics';
  const place = all.indexOf(step);
  const missing = (one: StepName) => application.missing.filter(({ field }) => stepFor(field, own.fields) === one);
  const heading = useRef<HTMLHeadingElement>(null);

  const goTo = (next: StepName, field?: string) => setQuery(field ? { step: next, field } : { step: next });

  return (
    <div className="list-page" style={{ maxWidth: 1120 }}>
      <Title level={1} style={{ fontSize: 24, marginBottom: 4 }}>
        {t('application.title')}
      </Title>
      <Flex gap="4px 24px" wrap style={{ marginBottom: 16 }}>
        <span>{own.company.fullName}</span>
        <Countdown now={own.now} until={own.closes} />
        <SaveNote state={draft.state} />
      </Flex>
      {application.stage === 'returned' && <Alert type="warning" showIcon title={t('application.returned')} description={t('application.returnedHint')} style={{ marginBottom: 16 }} />}
      {draft.restored && draft.state.kind !== 'saved' && <Alert type="info" showIcon title={t('application.restored')} style={{ marginBottom: 16 }} />}
      <Conflicts draft={draft} own={own} />
      <div className="write-columns">
        <nav aria-label={t('application.steps')}>
          <ol className="step-list">
            {all.map((one, at) => {
              const lacks = one === 'check' ? 0 : missing(one).length;
              const full = one !== 'check' && lacks === 0;
              return (
                <li key={one}>
                  <button type="button" aria-current={one === step ? 'step' : undefined} onClick={() => goTo(one)}>
                    <span className={full ? 'step-mark full' : 'step-mark'} aria-hidden>
                      {full && one !== step ? <CheckOutlined /> : at + 1}
                    </span>
                    <span>
                      {t(`application.step.${one}`)}
                      {one !== 'check' && <small>{lacks > 0 ? t('application.lacks', { count: lacks }) : t('application.complete')}</small>}
                    </span>
                  </button>
                </li>
              );
            })}
          </ol>
        </nav>
        <section aria-labelledby="step-heading">
          <h2 id="step-heading" ref={heading} tabIndex={-1} style={{ fontSize: 18, margin: '0 0 16px', outline: 'none' }}>
            {t(`application.step.${step}`)}
          </h2>
          <PageBoundary part at={step}>
            <Suspense fallback={<Loading />}>
              {step === 'basics' && <BasicsStep draft={draft} missing={missing('basics')} />}
              {(step === 'company' || step === 'finance' || step === 'experience' || step === 'promises') && <FieldsStep step={step} fields={own.fields} draft={draft} missing={missing(step)} />}
              {step === 'documents' && <Documents rules={own.documentRules} application={application} missing={missing('documents')} />}
              {step === 'check' && <CheckStep own={own} application={application} draft={draft} onGo={goTo} />}
              <Arrival step={step} field={query.get('field')} heading={heading} />
            </Suspense>
          </PageBoundary>
          <Flex gap={12} style={{ marginTop: 24 }}>
            {place > 0 && <Button onClick={() => goTo(all[place - 1]!)}>{t('application.back')}</Button>}
            {place < all.length - 1 && (
              <Button type="primary" onClick={() => goTo(all[place + 1]!)}>
                {t('application.next')}
              </Button>
            )}
          </Flex>
        </section>
      </div>
    </div>
  );
}

/** How long after the page is there the other steps come, in milliseconds. */
const settled = 1_000;

/** Has every step and what it shows at hand before somebody turns to it, as the network may have gone by then. */
function useAllSteps() {
  useQuery(campaignQuery); // areas and units to choose from
  useEffect(() => {
    const load = () => {
      for (const step of Object.values(steps)) void step().catch(() => undefined); // it is asked for again when it is opened
    };
    const timer = window.setTimeout(load, settled);
    window.addEventListener('online', load);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', load);
    };
  }, []);
}

/** Once a step is there that was opened, it begins at its head, or at the field somebody was led to. */
function Arrival({ step, field, heading }: { step: StepName; field: string | null; heading: RefObject<HTMLHeadingElement | null> }) {
  const first = useRef(true);
  useEffect(() => {
    const target = field ? document.getElementById(`field-${field}`) : first.current ? null : heading.current;
    first.current = false;
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  }, [step, field, heading]);
  return null;
}
