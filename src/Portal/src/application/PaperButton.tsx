import { FilePdfOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';

/** Downloads the paper bundle, after what is being typed has been saved. */
export function PaperButton({ save }: { save?: () => Promise<boolean> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const download = async () => {
    if (save && !(await save())) return void message.warning(t('application.paperNotSaved'));
    const link = document.createElement('a');
    link.href = `${baseAddress}/api/application/paper`;
    link.download = ''; // the server names it
    link.click();
  };
  return (
    <Tooltip title={t('application.paperHint')}>
      <Button icon={<FilePdfOutlined />} onClick={() => void download()}>
        {t('application.paper')}
      </Button>
    </Tooltip>
  );
}
