import { Select, type SelectProps } from 'antd';

/** Of many, one or several. */
export const LongChoice = (props: SelectProps<unknown>) => <Select {...props} />;
