using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Inbox;

/// <summary>What the room shows to those who compose it.</summary>
public static class InboxRoom
{
    public static IServiceCollection AddInbox(this IServiceCollection services) => services;

    public static ModelBuilder MapInbox(this ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(InboxRoom).Assembly);
}
