using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Bulk;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Notes;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenchmarkWorkflow.Inbox;

/// <summary>What the room shows to those who compose it.</summary>
public static class InboxRoom
{
    /// <summary>
    /// The verbs, scoped, over the scope's <see cref="DbContext"/>. Register an <see cref="ITaskListener"/> to be told of ended tasks, and an
    /// <see cref="IGroupMembership"/> before this call where the host knows the groups itself, and an <see cref="ITaskAttempts"/> where listeners write.
    /// </summary>
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddOptions<InboxOptions>()
            .Validate(options => options.OverrideGroup.Length > 0, "Inbox:OverrideGroup must name a group.").ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<GroupMembers>();
        services.TryAddScoped<IGroupMembership>(provider => provider.GetRequiredService<GroupMembers>());
        services.AddScoped<TaskLedger>();
        services.AddScoped(p => new Absentees(Db(p), Time(p), Ledger(p)));
        services.AddScoped(p => new OpenTasks(Db(p)));
        services.AddScoped(p => new UserTasks(Db(p), Time(p), p.GetRequiredService<Absentees>(), Ledger(p), p.GetServices<ITaskListener>()));
        services.AddScoped(p => new TaskAssignment(Ledger(p), p.GetRequiredService<Absentees>()));
        services.AddScoped(p => new Respondents(Ledger(p)));
        services.AddScoped(p => new TaskNotes(Db(p), Time(p), Ledger(p)));
        services.AddScoped(p => new TaskLists(Db(p), Time(p), Ledger(p)));
        services.AddScoped(p => new TaskPeople(Time(p), p.GetRequiredService<Absentees>(), Ledger(p)));
        services.AddScoped(p => new SavedFilters(Db(p), Ledger(p)));
        services.TryAddScoped<ITaskAttempts, OwnAttempts>();
        services.AddScoped<BulkTasks>();
        return services;
    }

    public static ModelBuilder MapInbox(this ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(InboxRoom).Assembly);

    private static DbContext Db(IServiceProvider provider) => provider.GetRequiredService<DbContext>();

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static TaskLedger Ledger(IServiceProvider provider) => provider.GetRequiredService<TaskLedger>();
}
