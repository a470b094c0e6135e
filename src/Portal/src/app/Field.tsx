import DisabledContext from 'antd/es/config-provider/DisabledContext';
import { FormItemInputContext } from 'antd/es/form/context';
import type { CSSProperties, ReactNode } from 'react';
import './field.css';

interface Props {
  readonly label?: ReactNode;
  readonly htmlFor?: string;
  readonly required?: boolean;
  /** What helps to fill it in. */
  readonly extra?: ReactNode;
  /** What is wrong with it. */
  readonly error?: ReactNode;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

const wrong = { status: 'error', isFormItemInput: true } as const;
const right = { isFormItemInput: true } as const;

/** A name above what is filled in, and what is wrong with it below. For values that the page keeps itself: Ant Design's form, which keeps them, weighs 20 kB. */
export function Field({ label, htmlFor, required = false, extra, error, style, children }: Props) {
  return (
    <div className="field" style={style}>
      {label && (
        <label htmlFor={htmlFor} className={required ? 'field-required' : undefined}>
          {label}
        </label>
      )}
      <FormItemInputContext value={error ? wrong : right}>{children}</FormItemInputContext>
      {error && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
      {extra && <div className="field-extra">{extra}</div>}
    </div>
  );
}

/** Fields that can only be read for now. */
export function Fields({ disabled, style, children }: { disabled: boolean; style?: CSSProperties; children: ReactNode }) {
  return (
    <div style={style}>
      <DisabledContext value={disabled}>{children}</DisabledContext>
    </div>
  );
}
