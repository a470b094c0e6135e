import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { message } from '../app/say';

/** Downloads the paper bundle, after what is being typed has been saved. */
export function PaperButton({ save }: { save?: () => Promise<boolean> }) {
  const { t } = useTranslation();
  const download = async () => {
    if (save && !(await save())) return message.warning(t('application.paperNotSaved'));
    const link = document.createElement('a');
    link.href = `${baseAddress}/api/application/paper`;
    link.download = ''; // the server names it
    link.click();
  };
  return (
    <Button icon={<FilePdfOutlined />} title={t('application.paperHint')} onClick={() => void download()}>
      {t('application.paper')}
    </Button>
  );
}
