import { Form, Input } from 'antd';
import { fault } from './formErrors';

interface Props {
  readonly label: string;
  readonly extra?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Why something is done, in a dialog. */
export function ReasonField({ label, extra, required = true, maxLength = 500, error, value, onChange }: Props) {
  return (
    <Form.Item label={label} htmlFor="reason-text" required={required} extra={extra} {...fault(error)}>
      <Input.TextArea id="reason-text" value={value} maxLength={maxLength} aria-invalid={Boolean(error)} autoSize={{ minRows: 2, maxRows: 12 }} onChange={(event) => onChange(event.target.value)} />
    </Form.Item>
  );
}
