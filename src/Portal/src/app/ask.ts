import type { ModalFuncProps } from 'antd';
import { store } from './store';

type Kind = 'confirm' | 'success' | 'warning';

/** What is still to be asked; `Asked` does it. */
export const askings = store<readonly { readonly kind: Kind; readonly props: ModalFuncProps }[]>([]);

const asker =
  (kind: Kind) =>
  (props: ModalFuncProps): void =>
    askings.set([...askings.get(), { kind, props }]);

/** Asks, or says what has to be read, in a dialog of Ant Design's; its code comes when it is first needed. */
export const modal = { confirm: asker('confirm'), success: asker('success'), warning: asker('warning') };
