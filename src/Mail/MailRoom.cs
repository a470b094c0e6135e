using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Mail;

/// <summary>What the room shows to those who compose it.</summary>
public static class MailRoom
{
    public static IServiceCollection AddMail(this IServiceCollection services) => services;

    public static ModelBuilder MapMail(this ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(MailRoom).Assembly);
}
