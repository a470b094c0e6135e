using BenchmarkWorkflow.Activities;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Dispatching.Timers;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Host.Instances;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Exchanges;

namespace BenchmarkWorkflow.Host;

/// <summary>What every command works with: one database, the engine on it, the domain rooms.</summary>
public static class Product
{
    public static IServiceCollection AddProduct(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProductOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.Get<ProductOptions>() ?? new ProductOptions();
        PersistenceModule.PrepareModel(options.ConnectionString);
        services.AddPersistence(options.ConnectionString);
        services.AddEngineRuntime();
        var validation = new ValidationOptions(options.Validation);
        validation = validation with { OptionalOutcomes = validation.OptionalOutcomes.Concat(ActivitiesRoom.OptionalOutcomes).ToHashSet() };
        services.AddDefinitions(validation, new ScriptOptions { TimeZone = options.Zone });
        services.AddOptions<TimerOptions>().Configure(timers => timers.CronTimeZone = options.TimeZone);
        services.AddOptions<DispatchOptions>().Bind(configuration.GetSection("Dispatch")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSelection(selection =>
        {
            selection.CalendarFile = Path.Combine(options.WorkflowsFolder, "calendar", "cn-days.csv");
            selection.FilesFolder = Path.Combine(options.DataFolder, "files");
        });
        services.AddActivities();
        services.AddActivitiesFrom(typeof(ActivitiesRoom).Assembly);
        services.AddScoped<IGroupMembership, AccountGroups>(); // before the inbox's own
        services.AddInbox();
        services.AddInstanceCare();
        services.AddOptions<InboxOptions>().Bind(configuration.GetSection("Inbox"));
        services.AddOptions<ExchangeOptions>().Bind(configuration.GetSection("Exchange"));
        services.Configure<MailOptions>(mail =>
        {
            mail.TemplateFolder = Path.Combine(options.WorkflowsFolder, "mail");
            mail.Folder = Path.Combine(options.DataFolder, "mail");
        });
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail"));
        services.AddMail();
        services.AddScoped<IMailFiles, MailFiles>();
        return services;
    }
}
