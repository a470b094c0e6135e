using BenchmarkWorkflow.Api.Absences;
using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Api.Applicants;
using BenchmarkWorkflow.Api.Applications;
using BenchmarkWorkflow.Api.Assignments;
using BenchmarkWorkflow.Api.Audit;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Candidates;
using BenchmarkWorkflow.Api.Dashboard;
using BenchmarkWorkflow.Api.Defences;
using BenchmarkWorkflow.Api.Eligibility;
using BenchmarkWorkflow.Api.Exchanges;
using BenchmarkWorkflow.Api.Experiences;
using BenchmarkWorkflow.Api.Experts;
using BenchmarkWorkflow.Api.Live;
using BenchmarkWorkflow.Api.Mail;
using BenchmarkWorkflow.Api.Notices;
using BenchmarkWorkflow.Api.OwnApplication;
using BenchmarkWorkflow.Api.Paper;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Ranking;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Api.Reviews;
using BenchmarkWorkflow.Api.SiteChecks;
using BenchmarkWorkflow.Api.Tasks;
using BenchmarkWorkflow.Api.Uploads;
using BenchmarkWorkflow.Inbox.Bulk;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Api;

/// <summary>The room's two doors: what its handlers need, and its routes.</summary>
public static class ApiRoom
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<AnsweredRequests>();
        services.AddScoped<ITaskAttempts, TaskAttempts>(); // in the place of the inbox' own
        services.AddScoped<PeopleNames>().AddScoped<TaskReading>().AddScoped<TaskMatters>().AddScoped<FoundPeople>().AddScoped<AuditReading>();
        services.AddSingleton<RouteRates>().Configure<RouteRateOptions>(PublicRate.Configure);
        services.AddScoped<OwnDesk>();
        services.AddScoped<OwnReader>();
        services.AddApplications();
        services.AddScoped<PaperReader>().AddSingleton<PaperPress>();
        services.AddReviewDesk().AddAssignments().AddDefenceBoard().AddSiteCheckPlanner();
        services.AddScoped<MailActs>();
        services.AddScoped<DeadlineFollowers>();
        services.AddAccounts();
        services.AddExperts();
        services.AddCandidateBoard();
        services.AddChangeNews();
        services.AddSignalR();
        services.AddHostedService<LiveBroadcast>();
        return services;
    }

    /// <summary>Maps every resource below <c>/api</c>, each request in one unit of work; <see cref="OneUnit.RunAsync"/> must stand before it in the pipeline.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(ApiProblems.Prefix).InOneUnit();
        api.MapCampaigns();
        api.MapCampaignDesk();
        api.MapDownloads();
        api.MapTasks();
        api.MapAbsences();
        api.MapNotices();
        api.MapNoticeDesk();
        api.MapObjections();
        api.MapExchanges();
        api.MapExchangeDesk();
        api.MapRegistrationDesk();
        api.MapPublicity();
        api.MapVisits();
        api.MapDiagnoses();
        api.MapPledges();
        api.MapExperiences();
        api.MapApplicants();
        api.MapOwnApplication();
        api.MapUploads();
        api.MapApplications();
        api.MapEligibility();
        api.MapReviews();
        api.MapAssignments();
        api.MapRanking();
        api.MapDefences();
        api.MapSiteChecks();
        api.MapRecusals();
        api.MapMail();
        api.MapTemplates();
        api.MapAudit();
        api.MapDashboard();
        api.MapAccounts();
        api.MapExperts();
        api.MapCandidates();
        app.MapLive();
    }
}
