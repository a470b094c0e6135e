using BenchmarkWorkflow.Activities.Acts;
using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Campaigns;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Activities.Defences;
using BenchmarkWorkflow.Activities.Eligibility;
using BenchmarkWorkflow.Activities.Exchanges;
using BenchmarkWorkflow.Activities.Letters;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Notices;
using BenchmarkWorkflow.Activities.Packages;
using BenchmarkWorkflow.Activities.Quotas;
using BenchmarkWorkflow.Activities.Reviews;
using BenchmarkWorkflow.Activities.SiteChecks;
using BenchmarkWorkflow.Activities.Stages;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Audit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities;

/// <summary>The only room where engine and domain meet: the activities, and the listeners that wake processes.</summary>
public static class ActivitiesRoom
{
    /// <summary>The activities of this room, for the engine's registry.</summary>
    public static IReadOnlyList<Type> ActivityTypes { get; } =
        [.. typeof(ActivitiesRoom).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && typeof(IActivity).IsAssignableFrom(type)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Outcomes that a process may leave unconnected, as <c>type:outcome</c>: reminders come only where they are asked for, and a stage is stopped only where it is
    /// an application's.
    /// </summary>
    public static IReadOnlyList<string> OptionalOutcomes { get; } = ["Benchmark.WaitForDeadline:Reminder", "Benchmark.MendStage:Stopped"];

    /// <summary>Registers what the activities need. The rooms Selection, Inbox and Mail and the engine's runtime are the caller's to add.</summary>
    public static IServiceCollection AddActivities(this IServiceCollection services)
    {
        services.AddScoped<Cases>().AddScoped<StageFacts>().AddScoped<People>().AddScoped<TimeLimits>().AddScoped<QuotaStanding>().AddScoped<Appointments>().AddScoped<Letters.Letters>();
        services.AddScoped<ExpertRecusals>().AddScoped<Reassignment>().AddScoped<DefenceMoves>().AddScoped<PanelLetters>().AddScoped<DefenceTurns>().AddScoped<SiteVisits>().AddScoped<SiteVisitLetters>().AddScoped<SiteCheckPlanForm>().AddScoped<FollowOnLetters>();
        services.AddScoped<TaskInbox>().AddScoped<ITaskListener>(provider => provider.GetRequiredService<TaskInbox>());
        services.AddScoped<IActListener, ActStimuli>().AddScoped<ActRecords>();
        return services.AddRoles().AddTaskKinds().AddAppointments().AddChoices();
    }

    private static IServiceCollection AddRoles(this IServiceCollection services) => services
        .AddScoped<IRole, ApplicantRole>().AddScoped<IRole, ExpertsRole>().AddScoped<IRole, PanelRole>().AddScoped<IRole, TeamRole>().AddScoped<IRole, TeamLeaderRole>()
        .AddScoped<IRole, UnitsRole>().AddScoped<IRole, UndecidedUnitsRole>().AddScoped<IRole, UnfinishedRole>().AddScoped<IRole, SenderRole>()
        .AddScoped<IRole, ListedRole>().AddScoped<IRole, ObjectorRole>().AddScoped<IRole, RegisteredRole>().AddScoped<IRole, AttendedRole>().AddScoped<IRole, GuestRole>()
        .AddScoped<IRole, HostRole>().AddScoped<IRole, RequesterRole>();

    private static IServiceCollection AddTaskKinds(this IServiceCollection services) => services
        .AddSingleton(provider => new TaskKinds(provider.GetRequiredService<IServiceScopeFactory>()))
        .AddScoped<TaskKind, PackageTask>().AddScoped<TaskKind, RecommendationTask>().AddScoped<TaskKind, RelaxationTask>()
        .AddScoped<TaskKind, EligibilityTask>().AddScoped<TaskKind, SupplementTask>().AddScoped<TaskKind, DocumentReviewTask>()
        .AddScoped<TaskKind, DefencePlanTask>().AddScoped<TaskKind, DefenceReceiptTask>().AddScoped<TaskKind, AttendanceTask>().AddScoped<TaskKind, DefenceMoveTask>()
        .AddScoped<TaskKind, DefenceScoreTask>().AddScoped<TaskKind, SiteCheckPlanTask>().AddScoped<TaskKind, SiteCheckReportTask>()
        .AddScoped<TaskKind, ObjectionAcceptanceTask>().AddScoped<TaskKind, ObjectionStatementTask>().AddScoped<TaskKind, ObjectionDecisionTask>()
        .AddScoped<TaskKind, EventPlanTask>().AddScoped<TaskKind, EventReportTask>().AddScoped<TaskKind, EventPublicityTask>()
        .AddScoped<TaskKind, VisitTask>().AddScoped<TaskKind, VisitReportTask>().AddScoped<TaskKind, StageFaultTask>();

    private static IServiceCollection AddAppointments(this IServiceCollection services) => services
        .AddScoped<IAppointment, DefenceAppointment>().AddScoped<IAppointment, SiteCheckAppointment>().AddScoped<IAppointment, EventAppointment>().AddScoped<IAppointment, VisitAppointment>();

    private static IServiceCollection AddChoices(this IServiceCollection services) => services
        .AddSingleton<DeadlineChoices>().AddSingleton<UnitChoices>().AddSingleton<AreaChoices>().AddSingleton<StageChoices>().AddSingleton<OutcomeChoices>()
        .AddSingleton<TemplateChoices>().AddSingleton<TaskKindChoices>().AddSingleton<AppointmentChoices>().AddSingleton<RoundChoices>().AddSingleton<TaskOutcomes>().AddSingleton<StageOutcomes>()
        .AddSingleton<PeopleChoices>().AddSingleton<GroupChoices>().AddSingleton<AssigneeChoices>().AddSingleton<EventChoices>()
        .AddSingleton<IActivityDescriptorModifier, ActivityWording>().AddSingleton<IActivityDescriptorModifier, NewTask>();
}
