import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { ActionLink } from './ActionLink';
import { type Telling, tellings } from './say';
import { useStore } from './store';
import { token } from './token';

/** What is being said, one below the other. */
export function Said() {
  return (
    <div className="said">
      {useStore(tellings).map((one) => (
        <One key={one.id} telling={one} />
      ))}
    </div>
  );
}

const looks = {
  success: { Icon: CheckCircleFilled, color: token.colorSuccess },
  info: { Icon: InfoCircleFilled, color: token.colorPrimary },
  warning: { Icon: ExclamationCircleFilled, color: token.colorWarning },
  error: { Icon: CloseCircleFilled, color: token.colorError },
} as const;

/** It stays while the pointer rests on it. */
function One({ telling }: { telling: Telling }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const later = window.setTimeout(() => tellings.set(tellings.get().filter((one) => one !== telling)), telling.seconds * 1_000);
    return () => window.clearTimeout(later);
  }, [held, telling]);
  const { Icon, color } = looks[telling.kind];
  return (
    <div role="alert" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      <Icon style={{ color }} aria-hidden />
      <span>{telling.text}</span>
      {telling.act && <ActionLink onClick={telling.act.does}>{telling.act.label}</ActionLink>}
    </div>
  );
}
