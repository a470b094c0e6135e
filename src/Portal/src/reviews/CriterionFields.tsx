import { Flex, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../app/Field';
import { NumberInput } from '../app/NumberInput';
import { Paragraph } from '../app/text';
import type { Criterion } from './review';

interface Props {
  readonly line: Criterion;
  /** The key that leads here. */
  readonly number: number;
  readonly points: unknown;
  readonly remark: unknown;
  readonly error?: string | undefined;
  readonly remarkError?: string | undefined;
  readonly open: boolean;
  readonly onPoints: (points: number | undefined) => void;
  readonly onRemark: (remark: string | undefined) => void;
}

/** One line of the rubric: its points, and what is said of it. */
export function CriterionFields({ line, number, points, remark, error, remarkError, open, onPoints, onRemark }: Props) {
  const { t } = useTranslation();
  const [name, meaning] = line.text.split('：');
  const value = typeof points === 'number' ? points : null;
  const wrong = error ?? (value !== null && (value < 0 || value > line.maxPoints || (value * 2) % 1 !== 0) ? t('reviews.score.range', { max: line.maxPoints }) : undefined);
  return (
    <fieldset className="desk-criterion">
      <legend>
        <kbd>{number}</kbd> {name}
      </legend>
      <Paragraph type="secondary" style={{ margin: '2px 0 6px' }}>
        {[meaning, t('reviews.score.most', { max: line.maxPoints }), t('reviews.score.weight', { weight: line.weight })].filter(Boolean).join(' · ')}
      </Paragraph>
      <Field error={wrong} style={{ marginBottom: 6 }}>
        <Flex gap={16} align="center">
          <NumberInput
            id={`points-${line.name}`}
            aria-label={t('reviews.score.points', { name })}
            aria-invalid={Boolean(wrong)}
            step={0.5}
            readOnly={!open}
            style={{ width: 96 }}
            value={value}
            onChange={(changed) => onPoints(changed ?? undefined)}
          />
          <input
            type="range"
            className="desk-slider"
            min={0}
            max={line.maxPoints}
            step={0.5}
            disabled={!open}
            value={value ?? 0}
            aria-label={t('reviews.score.slide', { name })}
            onChange={(event) => onPoints(event.target.valueAsNumber)}
          />
        </Flex>
      </Field>
      <Field error={remarkError} style={{ marginBottom: 0 }}>
        <Input.TextArea
          aria-label={t('reviews.score.remarkOf', { name })}
          aria-invalid={Boolean(remarkError)}
          placeholder={t('reviews.score.remark')}
          disabled={false}
          readOnly={!open}
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={1000}
          value={typeof remark === 'string' ? remark : ''}
          onChange={(event) => onRemark(event.target.value || undefined)}
        />
      </Field>
    </fieldset>
  );
}
