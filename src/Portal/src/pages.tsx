import { type ComponentType, Suspense } from 'react';
import { BrowserRouter, type RouteObject, useLocation, useRoutes } from 'react-router';
import { basePath } from './api/base';
import { Frame } from './app/Frame';
import { lazily } from './app/lazily';
import { PageBoundary } from './app/PageBoundary';
import { SignedIn } from './app/SignedIn';

/** A page whose code comes when it is opened. */
function page(load: () => Promise<ComponentType>) {
  const Page = lazily(load);
  return <Page />;
}

/** One for both of its addresses: the list stays as it is while a task is opened beside it. */
const inbox = page(async () => (await import('./inbox/InboxPage')).InboxPage);

/** Every page and its address. The host knows the first segments (Serving/PortalPages.cs). Each page's code and texts come when it is opened. */
const pages: RouteObject[] = [
  { path: '/sign-in', element: page(async () => (await import('./session/SignInPage')).SignInPage) },
  { path: '/password', element: page(async () => (await import('./accounts/PasswordPage')).PasswordPage) },
  {
    element: <Frame />,
    children: [
      { index: true, element: page(async () => (await import('./home/HomePage')).HomePage) },
      { path: '/campaign', element: page(async () => (await import('./campaign/CampaignPage')).CampaignPage) },
      { path: '/notices', element: page(async () => (await import('./notices/NoticesPage')).NoticesPage) },
      { path: '/notices/:noticeId', element: page(async () => (await import('./notices/NoticePage')).NoticePage) },
      { path: '/exchanges', element: page(async () => (await import('./exchanges/ExchangesPage')).ExchangesPage) },
      { path: '/exchanges/:eventId/:code', element: page(async () => (await import('./exchanges/RegistrationPage')).RegistrationPage) },
      { path: '/experiences', element: page(async () => (await import('./experiences/ExperiencesPage')).ExperiencesPage) },
      { path: '/register', element: page(async () => (await import('./applicants/RegisterPage')).RegisterPage) },
      {
        element: <SignedIn />,
        children: [
          { path: '/application', element: page(async () => (await import('./application/ApplicationPage')).ApplicationPage) },
          { path: '/candidates', element: page(async () => (await import('./candidates/CandidatesPage')).CandidatesPage) },
          { path: '/inbox', element: inbox },
          { path: '/inbox/:taskId', element: inbox },
          { path: '/applications', element: page(async () => (await import('./applications/ApplicationsPage')).ApplicationsPage) },
          { path: '/applications/:id', element: page(async () => (await import('./applications/ApplicationPage')).ApplicationPage) },
          { path: '/assignments', element: page(async () => (await import('./assignments/AssignmentsPage')).AssignmentsPage) },
          { path: '/ranking', element: page(async () => (await import('./ranking/RankingPage')).RankingPage) },
          { path: '/defences', element: page(async () => (await import('./defences/DefencesPage')).DefencesPage) },
          { path: '/site-checks', element: page(async () => (await import('./siteChecks/SiteChecksPage')).SiteChecksPage) },
          { path: '/reviews', element: page(async () => (await import('./reviews/ReviewsPage')).ReviewsPage) },
          { path: '/reviews/:applicationId', element: page(async () => (await import('./reviews/DeskPage')).ReviewPage) },
          { path: '/reviews/panels/:applicationId', element: page(async () => (await import('./reviews/DeskPage')).PanelPage) },
          { path: '/experts', element: page(async () => (await import('./experts/ExpertsPage')).ExpertsPage) },
          { path: '/experts/:id', element: page(async () => (await import('./experts/ExpertPage')).ExpertPage) },
          { path: '/mail', element: page(async () => (await import('./mail/MailPage')).MailPage) },
          { path: '/mail/:id', element: page(async () => (await import('./mail/MessagePage')).MessagePage) },
          { path: '/accounts', element: page(async () => (await import('./accounts/AccountsPage')).AccountsPage) },
          { path: '/accounts/:id', element: page(async () => (await import('./accounts/AccountPage')).AccountPage) },
          { path: '/notice-desk', element: page(async () => (await import('./noticeDesk/NoticeDeskPage')).NoticeDeskPage) },
          { path: '/objections', element: page(async () => (await import('./noticeDesk/ObjectionsPage')).ObjectionsPage) },
          { path: '/objections/:id', element: page(async () => (await import('./noticeDesk/ObjectionPage')).ObjectionPage) },
          { path: '/publicity', element: page(async () => (await import('./followOn/PublicityPage')).PublicityPage) },
          { path: '/diagnoses', element: page(async () => (await import('./followOn/DiagnosesPage')).DiagnosesPage) },
          { path: '/pledges', element: page(async () => (await import('./followOn/PledgesPage')).PledgesPage) },
          { path: '/visits', element: page(async () => (await import('./followOn/VisitsPage')).VisitsPage) },
          { path: '/mail-templates', element: page(async () => (await import('./mailTemplates/TemplatesPage')).TemplatesPage) },
          { path: '/mail-templates/:name', element: page(async () => (await import('./mailTemplates/TemplatePage')).TemplatePage) },
          { path: '/campaign-settings', element: page(async () => (await import('./campaignDesk/CampaignDeskPage')).CampaignDeskPage) },
          { path: '/exchange-desk', element: page(async () => (await import('./exchangeDesk/ExchangeDeskPage')).ExchangeDeskPage) },
          { path: '/exchange-desk/:eventId', element: page(async () => (await import('./exchangeDesk/EventPage')).EventPage) },
          { path: '/exchange-desk/:eventId/door', element: page(async () => (await import('./exchangeDesk/DoorPage')).DoorPage) },
          { path: '/audit', element: page(async () => (await import('./audit/AuditPage')).AuditPage) },
          { path: '/jobs', element: page(async () => (await import('./jobs/JobsPage')).JobsPage) },
          { path: '/designer', element: page(async () => (await import('./designer/DefinitionsPage')).DefinitionsPage) },
          { path: '/designer/:definitionId', element: page(async () => (await import('./designer/EditorPage')).EditorPage) },
          { path: '/instances', element: page(async () => (await import('./instances/InstancesPage')).InstancesPage) },
          { path: '/instances/:instanceId', element: page(async () => (await import('./instances/ViewerPage')).ViewerPage) },
        ],
      },
      { path: '*', element: page(async () => (await import('./app/NotFoundPage')).NotFoundPage) },
    ],
  },
];

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
