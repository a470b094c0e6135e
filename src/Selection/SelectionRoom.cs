using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Candidates;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection;

/// <summary>The room's two doors: its verbs and its tables.</summary>
public static class SelectionRoom
{
    /// <summary>Registers every verb of the room, scoped. The caller supplies <see cref="TimeProvider"/> and a scoped <see cref="DbContext"/>.</summary>
    public static IServiceCollection AddSelection(this IServiceCollection services, Action<SelectionOptions>? configure = null)
    {
        services.AddOptions<SelectionOptions>();
        if (configure is not null) services.Configure(configure);
        return services
            .AddAccounts()
            .AddAudit()
            .AddCalendar()
            .AddFiles()
            .AddCampaigns()
            .AddQuotas()
            .AddApplicants()
            .AddApplications()
            .AddCandidates()
            .AddPackages()
            .AddEligibility()
            .AddReviews()
            .AddDefences()
            .AddSiteChecks()
            .AddNotices()
            .AddExchanges();
    }

    /// <summary>Maps the room's tables: every <c>XTable.cs</c> of the room is found by itself.</summary>
    public static ModelBuilder MapSelection(this ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(SelectionRoom).Assembly);
}
