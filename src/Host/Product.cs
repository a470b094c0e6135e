using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection;

namespace BenchmarkWorkflow.Host;

/// <summary>What every command works with: one database, the engine on it, the domain rooms.</summary>
public static class Product
{
    public static IServiceCollection AddProduct(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProductOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.Get<ProductOptions>() ?? new ProductOptions();
        services.AddPersistence(options.ConnectionString);
        services.AddSelection(selection => selection.CalendarFile = Path.Combine(options.WorkflowsFolder, "calendar", "cn-days.csv"));
        services.AddInbox();
        services.AddMail();
        return services;
    }
}
