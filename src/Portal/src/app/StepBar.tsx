import { ArrowLeftOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { onKeys } from './keys';
import './stepBar.css';
import { Text } from './text';
import { token } from './token';

interface Props {
  /** The list that it is one of. */
  readonly list: To;
  readonly back: string;
  /** Where it stands in the list, from 0; less where it is not in it. */
  readonly at: number;
  readonly all: number;
  readonly onStep: (by: 1 | -1) => void;
  /** What else is said of it. */
  readonly children?: ReactNode;
}

/** Above one of several that are gone through: back to the list, and the one before and after it, by k and j too. */
export function StepBar({ list, back, at, all, onStep, children }: Props) {
  const { t } = useTranslation();
  const latest = useRef(onStep);
  latest.current = onStep;
  useEffect(() => onKeys({ j: () => latest.current(1), k: () => latest.current(-1) }), []);
  return (
    <Flex gap={12} wrap align="center" justify="space-between" className="step-bar" style={{ background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Link to={list}>
        <ArrowLeftOutlined /> {back}
      </Link>
      <Flex gap={8} align="center" wrap>
        {children}
        <Button icon={<LeftOutlined />} aria-label={t('app.stepBack')} aria-keyshortcuts="k" disabled={at <= 0} onClick={() => onStep(-1)} />
        {at >= 0 && <Text>{t('app.place', { at: at + 1, all })}</Text>}
        <Button icon={<RightOutlined />} aria-label={t('app.stepOn')} aria-keyshortcuts="j" disabled={at < 0 || at >= all - 1} onClick={() => onStep(1)} />
      </Flex>
    </Flex>
  );
}
