using BenchmarkWorkflow.Mail.Incoming;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.Mail.Transports;
using BenchmarkWorkflow.Mail.Transports.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail;

/// <summary>What the room shows to those who compose it.</summary>
public static class MailRoom
{
    /// <summary>What a stop needs besides: to write down how the sending ended, and for what else the host has to end.</summary>
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The verbs, scoped, over the scope's <see cref="DbContext"/>, and the sender. The sender needs an <see cref="IMailUnits"/>; attachments by
    /// reference need an <see cref="IMailFiles"/>; received mail goes to every <see cref="IMailIntake"/>. Nothing is sent by itself: see <see cref="AddMailSending"/>.
    /// </summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TemplateLibrary>();
        services.AddSingleton<TemplateRenderer>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<FolderTransport>();
        services.AddSingleton<SmtpTransport>();
        services.TryAddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport == "smtp"
            ? provider.GetRequiredService<SmtpTransport>() : provider.GetRequiredService<FolderTransport>());
        services.AddScoped<TemplateDesk>();
        services.AddScoped<Outbox>();
        services.AddScoped<OutboxLists>();
        services.AddScoped<OutboxClaim>();
        services.AddScoped<Mailbox>();
        return services;
    }

    /// <summary>Sends mail while the host runs. Its stop has time for the answer to a message that is under way: broken off, that one would leave twice.</summary>
    public static IServiceCollection AddMailSending(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>().PostConfigure<IOptions<MailOptions>>((host, mail) =>
        {
            var needed = mail.Value.Smtp.Timeout + StopMargin;
            if (host.ShutdownTimeout < needed) host.ShutdownTimeout = needed;
        });
        return services.AddHostedService<MailSenderLoop>();
    }

    public static ModelBuilder MapMail(this ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(MailRoom).Assembly);

    /// <summary>Names every wrong setting.</summary>
    private sealed class MailOptionsCheck : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
