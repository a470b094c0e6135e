import * as accounts from '../accounts/texts';
import * as applicants from '../applicants/texts';
import * as application from '../application/texts';
import * as applications from '../applications/texts';
import * as assignments from '../assignments/texts';
import * as audit from '../audit/texts';
import * as campaignDesk from '../campaignDesk/texts';
import * as campaign from '../campaign/texts';
import * as candidates from '../candidates/texts';
import * as defences from '../defences/texts';
import * as eligibility from '../eligibility/texts';
import * as exchangeDesk from '../exchangeDesk/texts';
import * as dashboard from '../dashboard/texts';
import * as exchanges from '../exchanges/texts';
import * as experiences from '../experiences/texts';
import * as experts from '../experts/texts';
import * as followOn from '../followOn/texts';
import * as home from '../home/texts';
import * as inbox from '../inbox/texts';
import * as jobs from '../jobs/texts';
import * as mail from '../mail/texts';
import * as mailTemplates from '../mailTemplates/texts';
import * as noticeDesk from '../noticeDesk/texts';
import * as notices from '../notices/texts';
import * as preview from '../preview/texts';
import * as ranking from '../ranking/texts';
import * as reviews from '../reviews/texts';
import * as siteChecks from '../siteChecks/texts';
import { en as enBase } from './en';
import { zh as zhBase } from './zh';

/** Every text of the pages. A feature's own stand in its folder (`texts.ts`), both languages side by side. */
export const zh = {
  ...zhBase,
  accounts: accounts.zh,
  applicants: applicants.zh,
  application: application.zh,
  applications: applications.zh,
  assignments: assignments.zh,
  audit: audit.zh,
  campaign: campaign.zh,
  candidates: candidates.zh,
  defences: defences.zh,
  campaignDesk: campaignDesk.zh,
  eligibility: eligibility.zh,
  exchangeDesk: exchangeDesk.zh,
  dashboard: dashboard.zh,
  exchanges: exchanges.zh,
  experiences: experiences.zh,
  experts: experts.zh,
  followOn: followOn.zh,
  home: home.zh,
  inbox: inbox.zh,
  jobs: jobs.zh,
  mail: mail.zh,
  mailTemplates: mailTemplates.zh,
  noticeDesk: noticeDesk.zh,
  notices: notices.zh,
  preview: preview.zh,
  ranking: ranking.zh,
  reviews: reviews.zh,
  siteChecks: siteChecks.zh,
};

export const en: typeof zh = {
  ...enBase,
  accounts: accounts.en,
  applicants: applicants.en,
  application: application.en,
  applications: applications.en,
  assignments: assignments.en,
  audit: audit.en,
  campaign: campaign.en,
  candidates: candidates.en,
  defences: defences.en,
  campaignDesk: campaignDesk.en,
  eligibility: eligibility.en,
  exchangeDesk: exchangeDesk.en,
  dashboard: dashboard.en,
  exchanges: exchanges.en,
  experiences: experiences.en,
  experts: experts.en,
  followOn: followOn.en,
  home: home.en,
  inbox: inbox.en,
  jobs: jobs.en,
  mail: mail.en,
  mailTemplates: mailTemplates.en,
  noticeDesk: noticeDesk.en,
  notices: notices.en,
  preview: preview.en,
  ranking: ranking.en,
  reviews: reviews.en,
  siteChecks: siteChecks.en,
};
