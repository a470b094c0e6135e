import * as campaign from '../campaign/texts';
import * as home from '../home/texts';
import { en as enBase } from './en';
import { zh as zhBase } from './zh';

/** Every text of the pages. A feature's own stand in its folder (`texts.ts`), both languages side by side. */
export const zh = { ...zhBase, campaign: campaign.zh, home: home.zh };

export const en: typeof zh = { ...enBase, campaign: campaign.en, home: home.en };
