import { type ComponentProps, useState } from 'react';
import { AskDialog } from './AskDialog';
import { ReasonField } from './ReasonField';

interface Props extends Omit<ComponentProps<typeof AskDialog>, 'onOk' | 'children'> {
  readonly label: string;
  readonly extra?: string;
  readonly maxLength?: number;
  /** The field that the server names where the text is wrong. */
  readonly field: string;
  readonly onOk: (text: string) => Promise<string | void>;
}

/** Asks before something is done that cannot be undone, says what it will do, and asks why. */
export function ReasonDialog({ label, extra, maxLength, field, onOk, ...rest }: Props) {
  const [text, setText] = useState('');
  return (
    <AskDialog {...rest} onOk={() => onOk(text)}>
      {(error) => <ReasonField label={label} {...(extra && { extra })} {...(maxLength && { maxLength })} error={error(field)} value={text} onChange={setText} />}
    </AskDialog>
  );
}
