import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';

const speak = (language: string) => void dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
speak(i18next.language);
i18next.on('languageChanged', speak);

/** Ant Design's, in the language of the page. It weighs 30 kB: dialogs have it, lists do not (`DateInput.tsx`). */
export { DatePicker };
