import { createBrowserRouter } from 'react-router';
import { basePath } from './api/base';
import { Frame } from './app/Frame';
import { SignedIn } from './app/SignedIn';

/** Every page and its address. The host knows the first segments (Serving/PortalPages.cs). Each page's code comes when it is opened. */
export const router = createBrowserRouter(
  [
    { path: '/sign-in', hydrateFallbackElement: <></>, lazy: async () => ({ Component: (await import('./session/SignInPage')).SignInPage }) },
    { path: '/password', hydrateFallbackElement: <></>, lazy: async () => ({ Component: (await import('./accounts/PasswordPage')).PasswordPage }) },
    {
      element: <Frame />,
      hydrateFallbackElement: <></>,
      children: [
        { index: true, lazy: async () => ({ Component: (await import('./home/HomePage')).HomePage }) },
        { path: '/campaign', lazy: async () => ({ Component: (await import('./campaign/CampaignPage')).CampaignPage }) },
        { path: '/notices', lazy: async () => ({ Component: (await import('./notices/NoticesPage')).NoticesPage }) },
        { path: '/notices/:noticeId', lazy: async () => ({ Component: (await import('./notices/NoticePage')).NoticePage }) },
        { path: '/exchanges', lazy: async () => ({ Component: (await import('./exchanges/ExchangesPage')).ExchangesPage }) },
        { path: '/exchanges/:eventId/:code', lazy: async () => ({ Component: (await import('./exchanges/RegistrationPage')).RegistrationPage }) },
        { path: '/experiences', lazy: async () => ({ Component: (await import('./experiences/ExperiencesPage')).ExperiencesPage }) },
        { path: '/register', lazy: async () => ({ Component: (await import('./applicants/RegisterPage')).RegisterPage }) },
        {
          element: <SignedIn />,
          children: [
            { path: '/application', lazy: async () => ({ Component: (await import('./application/ApplicationPage')).ApplicationPage }) },
            { path: '/application/print', lazy: async () => ({ Component: (await import('./application/PrintPage')).PrintPage }) },
            { path: '/candidates', lazy: async () => ({ Component: (await import('./candidates/CandidatesPage')).CandidatesPage }) },
            { path: '/inbox', lazy: async () => ({ Component: (await import('./inbox/InboxPage')).InboxPage }) },
            { path: '/inbox/:taskId', lazy: async () => ({ Component: (await import('./inbox/InboxPage')).InboxPage }) },
            { path: '/applications', lazy: async () => ({ Component: (await import('./applications/ApplicationsPage')).ApplicationsPage }) },
            { path: '/applications/:id', lazy: async () => ({ Component: (await import('./applications/ApplicationPage')).ApplicationPage }) },
            { path: '/assignments', lazy: async () => ({ Component: (await import('./assignments/AssignmentsPage')).AssignmentsPage }) },
            { path: '/ranking', lazy: async () => ({ Component: (await import('./ranking/RankingPage')).RankingPage }) },
            { path: '/defences', lazy: async () => ({ Component: (await import('./defences/DefencesPage')).DefencesPage }) },
            { path: '/reviews', lazy: async () => ({ Component: (await import('./reviews/ReviewsPage')).ReviewsPage }) },
            { path: '/reviews/:applicationId', lazy: async () => ({ Component: (await import('./reviews/DeskPage')).ReviewPage }) },
            { path: '/reviews/panels/:applicationId', lazy: async () => ({ Component: (await import('./reviews/DeskPage')).PanelPage }) },
            { path: '/experts', lazy: async () => ({ Component: (await import('./experts/ExpertsPage')).ExpertsPage }) },
            { path: '/experts/:id', lazy: async () => ({ Component: (await import('./experts/ExpertPage')).ExpertPage }) },
            { path: '/mail', lazy: async () => ({ Component: (await import('./mail/MailPage')).MailPage }) },
            { path: '/mail/:id', lazy: async () => ({ Component: (await import('./mail/MessagePage')).MessagePage }) },
            { path: '/accounts', lazy: async () => ({ Component: (await import('./accounts/AccountsPage')).AccountsPage }) },
            { path: '/accounts/:id', lazy: async () => ({ Component: (await import('./accounts/AccountPage')).AccountPage }) },
            { path: '/notice-desk', lazy: async () => ({ Component: (await import('./noticeDesk/NoticeDeskPage')).NoticeDeskPage }) },
            { path: '/objections', lazy: async () => ({ Component: (await import('./noticeDesk/ObjectionsPage')).ObjectionsPage }) },
            { path: '/objections/:id', lazy: async () => ({ Component: (await import('./noticeDesk/ObjectionPage')).ObjectionPage }) },
            { path: '/publicity', lazy: async () => ({ Component: (await import('./followOn/PublicityPage')).PublicityPage }) },
            { path: '/visits', lazy: async () => ({ Component: (await import('./followOn/VisitsPage')).VisitsPage }) },
            { path: '/mail-templates', lazy: async () => ({ Component: (await import('./mailTemplates/TemplatesPage')).TemplatesPage }) },
            { path: '/mail-templates/:name', lazy: async () => ({ Component: (await import('./mailTemplates/TemplatePage')).TemplatePage }) },
            { path: '/campaign-settings', lazy: async () => ({ Component: (await import('./campaignDesk/CampaignDeskPage')).CampaignDeskPage }) },
            { path: '/exchange-desk', lazy: async () => ({ Component: (await import('./exchangeDesk/ExchangeDeskPage')).ExchangeDeskPage }) },
            { path: '/exchange-desk/:eventId', lazy: async () => ({ Component: (await import('./exchangeDesk/EventPage')).EventPage }) },
            { path: '/exchange-desk/:eventId/door', lazy: async () => ({ Component: (await import('./exchangeDesk/DoorPage')).DoorPage }) },
            { path: '/audit', lazy: async () => ({ Component: (await import('./audit/AuditPage')).AuditPage }) },
            { path: '/jobs', lazy: async () => ({ Component: (await import('./jobs/JobsPage')).JobsPage }) },
            { path: '/designer', lazy: async () => ({ Component: (await import('./designer/DefinitionsPage')).DefinitionsPage }) },
            { path: '/designer/:definitionId', lazy: async () => ({ Component: (await import('./designer/EditorPage')).EditorPage }) },
            { path: '/instances', lazy: async () => ({ Component: (await import('./instances/InstancesPage')).InstancesPage }) },
            { path: '/instances/:instanceId', lazy: async () => ({ Component: (await import('./instances/ViewerPage')).ViewerPage }) },
          ],
        },
        { path: '*', lazy: async () => ({ Component: (await import('./app/NotFoundPage')).NotFoundPage }) },
      ],
    },
  ],
  { basename: basePath },
);
