using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Persistence.Live;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Stores;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenchmarkWorkflow.Persistence;

/// <summary>What the room shows to the host.</summary>
public static class PersistenceModule
{
    /// <summary>
    /// One database, chosen by <paramref name="connectionString"/> (see <see cref="Database"/>): <see cref="Session"/>, <see cref="UnitOfWork"/>,
    /// <see cref="BenchmarkDbContext"/> (also as plain <see cref="DbContext"/>), and the engine's stores.
    /// </summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(_ => new Database(connectionString));
        services.AddSingleton<SharedCommits>();
        services.AddSingleton<SharedReads>();
        services.AddSingleton<UnitOfWork>();
        services.AddSingleton<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>());
        services.AddSingleton<IMailUnits, MailUnits>();
        services.AddSingleton<DatabaseSchema>();
        services.AddSingleton(provider => Options(provider.GetRequiredService<Database>().Kind));
        services.AddScoped<Session>();
        services.AddScoped<IUnitEnd>(provider => provider.GetRequiredService<Session>());
        services.AddScoped<IEngineStore>(provider => new EngineStore(
            provider.GetRequiredService<Session>(), provider.GetRequiredService<SharedCommits>(), provider.GetRequiredService<SharedReads>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<IWakeUp>(), provider.GetService<ICommitPoints>()));
        services.AddScoped<IEffectScope>(provider => new ActivityEffects(provider.GetRequiredService<Session>(), provider.GetRequiredService<IEngineStore>()));
        services.AddScoped<IActivityEffects>(provider => provider.GetRequiredService<IEffectScope>());
        services.AddSingleton<ITransientFailures, TransientFailures>();
        services.AddHostedService<PostgresListener>();
        services.AddSingleton<InstanceTally>();
        services.AddHostedService(provider => provider.GetRequiredService<InstanceTally>());
        services.AddScoped<IInstanceQueries, InstanceQueries>();
        services.AddScoped<IWorkflowDefinitionStore, WorkflowDefinitionStore>();
        services.AddScoped<DefinitionList>();
        services.AddScoped(Context);
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<BenchmarkDbContext>());
        return services;
    }

    /// <summary>Where people look at lists: tells what has changed, as <see cref="ChangeNews"/> says.</summary>
    public static IServiceCollection AddChangeNews(this IServiceCollection services) =>
        services.AddSingleton<ChangeNews>().AddHostedService(provider => provider.GetRequiredService<ChangeNews>());

    /// <summary>
    /// Builds the domain's model on another core, so that a start need not wait for it where it is first asked for; whoever asks meanwhile waits for the
    /// rest. It is the dearest single thing of a start.
    /// </summary>
    public static void PrepareModel(string connectionString) => Task.Run(() =>
    {
        using var context = new BenchmarkDbContext(Options(Database.KindOf(connectionString)));
        return context.Model;
    });

    internal static DbContextOptions<BenchmarkDbContext> Options(DatabaseKind kind)
    {
        var builder = new DbContextOptionsBuilder<BenchmarkDbContext>();
        builder.AddInterceptors(TouchInterceptor.Instance);
        return (kind == DatabaseKind.Sqlite ? builder.AddInterceptors(KeptCommands.Instance).UseSqlite() : builder.UseNpgsql()).Options;
    }

    private static BenchmarkDbContext Context(IServiceProvider provider)
    {
        var session = provider.GetRequiredService<Session>();
        session.Open(); // a unit of work has opened it already, without blocking
        var context = new BenchmarkDbContext(provider.GetRequiredService<DbContextOptions<BenchmarkDbContext>>()) { Session = session };
        session.ForgetEntities = context.ChangeTracker.Clear;
        context.Database.SetDbConnection(session.Connection);
        context.Database.UseTransaction(session.Transaction);
        context.Database.AutoSavepointsEnabled = false; // the unit undoes as a whole; a failing activity has its own savepoint
        return context;
    }
}
