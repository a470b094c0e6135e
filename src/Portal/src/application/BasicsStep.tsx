import { useQuery } from '@tanstack/react-query';
import { Input, Radio, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { campaignQuery } from '../campaign/campaignQuery';
import { ListError } from '../app/ListStates';
import { Asked, wrongAt } from './Asked';
import type { Missing } from './own';
import type { Drafting } from './useDraft';

/** What it is about, in which area, and who is to recommend it. */
export function BasicsStep({ draft, missing }: { draft: Drafting; missing: readonly Missing[] }) {
  const { t } = useTranslation();
  const campaign = useQuery(campaignQuery);
  const wrong = (field: string) => wrongAt(field, draft.value(field), missing, draft.refused);
  const title = draft.value('title');
  return (
    <div>
      <Asked name="title" label={t('application.basic.title')} required wrong={wrong('title')} hint={t('application.titleHint')}>
        <Input id="field-title" value={title} maxLength={100} showCount onChange={(event) => draft.type('title', event.target.value)} />
      </Asked>
      {campaign.error && <ListError error={campaign.error} onRetry={() => void campaign.refetch()} />}
      <Asked name="area" label={t('application.basic.area')} required wrong={wrong('area')}>
        <div id="field-area" tabIndex={-1}>
          <Radio.Group aria-label={t('application.basic.area')} value={Number(draft.value('area')) || null} onChange={(event) => draft.type('area', String(event.target.value))}>
            <Space orientation="vertical">
              {(campaign.data?.areas ?? []).map((area) => (
                <Radio key={area.number} value={area.number}>
                  {area.number}. {area.name}
                </Radio>
              ))}
            </Space>
          </Radio.Group>
        </div>
      </Asked>
      <Asked name="unit" label={t('application.basic.unit')} required wrong={wrong('unit')} hint={t('application.unitHint')}>
        <Select
          id="field-unit"
          aria-label={t('application.basic.unit')}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('application.chooseUnit')}
          value={Number(draft.value('unit')) || null}
          onChange={(unit) => unit && draft.type('unit', String(unit))}
          options={(campaign.data?.units ?? []).map((unit) => ({ value: unit.number, label: `${unit.number} ${unit.name}` }))}
        />
      </Asked>
    </div>
  );
}
