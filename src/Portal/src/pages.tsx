import { type ComponentType, type ReactNode, Suspense } from 'react';
import { BrowserRouter, matchRoutes, type RouteObject, useLocation, useRoutes } from 'react-router';
import { basePath } from './api/base';
import { Frame } from './app/Frame';
import { lazily } from './app/lazily';
import { PageBoundary } from './app/PageBoundary';
import { queries } from './app/queries';
import { SignedIn } from './app/SignedIn';
import { campaignQuery } from './campaign/campaignQuery';
import { meKey, meQuery } from './session/session';

/** A page whose code comes when it is opened. Its handle begins to load it, and what else it is sure to need. */
function page(load: () => Promise<ComponentType>, needs?: () => void): { readonly element: ReactNode; readonly handle: () => void } {
  const Page = lazily(load);
  return {
    element: <Page />,
    handle: () => {
      load().catch(() => undefined); // the page says so
      needs?.();
    },
  };
}

const announced = () => void queries.prefetchQuery(campaignQuery);

/** One for both of its addresses: the list stays as it is while a task is opened beside it. */
const inbox = page(async () => (await import('./inbox/InboxPage')).InboxPage);

/** Every page and its address. The host knows the first segments (Serving/PortalPages.cs). Each page's code and texts come when it is opened. */
const pages: RouteObject[] = [
  { path: '/sign-in', ...page(async () => (await import('./session/SignInPage')).SignInPage) },
  { path: '/password', ...page(async () => (await import('./accounts/PasswordPage')).PasswordPage) },
  {
    element: <Frame />,
    children: [
      { index: true, ...page(async () => (await import('./home/HomePage')).HomePage, () => queries.getQueryData(meKey) === null && announced()) },
      { path: '/campaign', ...page(async () => (await import('./campaign/CampaignPage')).CampaignPage, announced) },
      { path: '/notices', ...page(async () => (await import('./notices/NoticesPage')).NoticesPage) },
      { path: '/notices/:noticeId', ...page(async () => (await import('./notices/NoticePage')).NoticePage) },
      { path: '/exchanges', ...page(async () => (await import('./exchanges/ExchangesPage')).ExchangesPage) },
      { path: '/exchanges/:eventId/:code', ...page(async () => (await import('./exchanges/RegistrationPage')).RegistrationPage) },
      { path: '/experiences', ...page(async () => (await import('./experiences/ExperiencesPage')).ExperiencesPage) },
      { path: '/register', ...page(async () => (await import('./applicants/RegisterPage')).RegisterPage) },
      {
        element: <SignedIn />,
        children: [
          { path: '/application', ...page(async () => (await import('./application/ApplicationPage')).ApplicationPage) },
          { path: '/candidates', ...page(async () => (await import('./candidates/CandidatesPage')).CandidatesPage) },
          { path: '/inbox', ...inbox },
          { path: '/inbox/:taskId', ...inbox },
          { path: '/applications', ...page(async () => (await import('./applications/ApplicationsPage')).ApplicationsPage) },
          { path: '/applications/:id', ...page(async () => (await import('./applications/ApplicationPage')).ApplicationPage) },
          { path: '/assignments', ...page(async () => (await import('./assignments/AssignmentsPage')).AssignmentsPage) },
          { path: '/ranking', ...page(async () => (await import('./ranking/RankingPage')).RankingPage) },
          { path: '/defences', ...page(async () => (await import('./defences/DefencesPage')).DefencesPage) },
          { path: '/site-checks', ...page(async () => (await import('./siteChecks/SiteChecksPage')).SiteChecksPage) },
          { path: '/reviews', ...page(async () => (await import('./reviews/ReviewsPage')).ReviewsPage) },
          { path: '/reviews/:applicationId', ...page(async () => (await import('./reviews/DeskPage')).ReviewPage) },
          { path: '/reviews/panels/:applicationId', ...page(async () => (await import('./reviews/DeskPage')).PanelPage) },
          { path: '/experts', ...page(async () => (await import('./experts/ExpertsPage')).ExpertsPage) },
          { path: '/experts/:id', ...page(async () => (await import('./experts/ExpertPage')).ExpertPage) },
          { path: '/mail', ...page(async () => (await import('./mail/MailPage')).MailPage) },
          { path: '/mail/:id', ...page(async () => (await import('./mail/MessagePage')).MessagePage) },
          { path: '/accounts', ...page(async () => (await import('./accounts/AccountsPage')).AccountsPage) },
          { path: '/accounts/:id', ...page(async () => (await import('./accounts/AccountPage')).AccountPage) },
          { path: '/notice-desk', ...page(async () => (await import('./noticeDesk/NoticeDeskPage')).NoticeDeskPage) },
          { path: '/objections', ...page(async () => (await import('./noticeDesk/ObjectionsPage')).ObjectionsPage) },
          { path: '/objections/:id', ...page(async () => (await import('./noticeDesk/ObjectionPage')).ObjectionPage) },
          { path: '/publicity', ...page(async () => (await import('./followOn/PublicityPage')).PublicityPage) },
          { path: '/diagnoses', ...page(async () => (await import('./followOn/DiagnosesPage')).DiagnosesPage) },
          { path: '/pledges', ...page(async () => (await import('./followOn/PledgesPage')).PledgesPage) },
          { path: '/visits', ...page(async () => (await import('./followOn/VisitsPage')).VisitsPage) },
          { path: '/mail-templates', ...page(async () => (await import('./mailTemplates/TemplatesPage')).TemplatesPage) },
          { path: '/mail-templates/:name', ...page(async () => (await import('./mailTemplates/TemplatePage')).TemplatePage) },
          { path: '/campaign-settings', ...page(async () => (await import('./campaignDesk/CampaignDeskPage')).CampaignDeskPage) },
          { path: '/exchange-desk', ...page(async () => (await import('./exchangeDesk/ExchangeDeskPage')).ExchangeDeskPage) },
          { path: '/exchange-desk/:eventId', ...page(async () => (await import('./exchangeDesk/EventPage')).EventPage) },
          { path: '/exchange-desk/:eventId/door', ...page(async () => (await import('./exchangeDesk/DoorPage')).DoorPage) },
          { path: '/audit', ...page(async () => (await import('./audit/AuditPage')).AuditPage) },
          { path: '/jobs', ...page(async () => (await import('./jobs/JobsPage')).JobsPage) },
          { path: '/designer', ...page(async () => (await import('./designer/DefinitionsPage')).DefinitionsPage) },
          { path: '/designer/:definitionId', ...page(async () => (await import('./designer/EditorPage')).EditorPage) },
          { path: '/instances', ...page(async () => (await import('./instances/InstancesPage')).InstancesPage) },
          { path: '/instances/:instanceId', ...page(async () => (await import('./instances/ViewerPage')).ViewerPage) },
        ],
      },
      { path: '*', ...page(async () => (await import('./app/NotFoundPage')).NotFoundPage) },
    ],
  },
];

/** Begins to load what stands at the address that was opened, before anything is drawn that would ask for it. */
export function openAhead(): void {
  void queries.prefetchQuery(meQuery);
  for (const { route } of matchRoutes(pages, window.location, basePath) ?? []) (route.handle as (() => void) | undefined)?.();
}

function Routes() {
  const routes = useRoutes(pages);
  return (
    <PageBoundary at={useLocation().pathname}>
      <Suspense>{routes}</Suspense>
    </PageBoundary>
  );
}

export const Pages = () => (
  <BrowserRouter basename={basePath}>
    <Routes />
  </BrowserRouter>
);
