using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Host.Rehearsal.People;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Mail.Transports;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>A whole season on a database and a clock of its own: the product as it is, with simulated people.</summary>
internal static class Rehearsal
{
    /// <summary>Runs it. Nothing leaves the process: mail is counted as sent, files go to a folder that is removed.</summary>
    /// <param name="watcher">Is told how far it is; a first time at once, a last time when all is done.</param>
    /// <exception cref="Commands.UsageException">The campaign has no file, or the database is not empty.</exception>
    public static async Task<(RehearsalResult Result, RehearsalTrace Trace)> RunAsync(RehearsalOptions options, IProgress<RehearsalProgress>? watcher, CancellationToken ct)
    {
        var file = Path.Combine(options.Workflows, "campaigns", $"{options.Campaign}.json");
        if (!File.Exists(file)) throw new Commands.UsageException($"--campaign: there is no file '{Path.GetFullPath(file)}'.");
        var announced = CampaignFile.Parse(await File.ReadAllTextAsync(file, ct), file).AnnouncedOn;
        var clock = new RehearsalClock(ShanghaiTime.At(announced, new TimeOnly(9, 0)));
        var progress = new YearProgress(watcher);
        progress.Prepare(clock.GetUtcNow());
        var scratch = Directory.CreateTempSubdirectory("benchmark-rehearsal-");
        try
        {
            await using var services = Services(options, clock, scratch.FullName);
            await PrepareAsync(services, ct);
            var year = await RunAsync(services, options, file, clock, progress, ct);
            progress.Finish();
            return year;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ServiceProvider Services(RehearsalOptions options, RehearsalClock clock, string scratch)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [nameof(ProductOptions.Database)] = options.Database ?? Path.Combine(scratch, "season.db"),
            [nameof(ProductOptions.Workflows)] = options.Workflows,
            [nameof(ProductOptions.TimeZone)] = options.TimeZone,
            [nameof(ProductOptions.Validation)] = options.Validation.ToString(),
            ["Exchange:CheckInKey"] = "the key of rehearsals", // the same codes in every run
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole());
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IMailTransport, CountedMail>();
        services.AddProduct(configuration);
        if (options.Database is null) services.AddSingleton(_ => new Database(Path.Combine(scratch, "season.db"), scratch: true));
        services.AddSingleton<Elsa.Workflows.IIdentityGenerator, CountedIdentities>();
        services.Configure<Mail.MailOptions>(mail => mail.Parallel = 1);
        services.Configure<Selection.SelectionOptions>(selection => (selection.FilesFolder, selection.FlushFiles) = (Path.Combine(scratch, "files"), false));
        services.AddScoped<InstanceCounts>().AddScoped<Harvest>().AddScoped<RehearsalChecks>().AddScoped<DetailHarvest>();
        return services.BuildServiceProvider();
    }

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseSchema>().ApplyAsync(ct);
        var used = await services.GetRequiredService<UnitOfWork>().ReadAsync((scope, token) => scope.GetRequiredService<DbContext>().Set<Campaign>().AnyAsync(token), ct);
        if (used) throw new Commands.UsageException("--database: a rehearsal needs an empty database; this one has a campaign.");
        await WorkflowFiles.LoadAsync(services, TextWriter.Null, ct);
    }

    private static async Task<(RehearsalResult, RehearsalTrace)> RunAsync(
        IServiceProvider services, RehearsalOptions options, string file, RehearsalClock clock, YearProgress progress, CancellationToken ct)
    {
        var work = services.GetRequiredService<UnitOfWork>();
        var (chance, agenda, refusals, start) = (new Chance(options.Seed), new Agenda(), new Refusals(), clock.GetUtcNow());
        var campaignId = (await work.RunAsync((scope, token) => scope.GetRequiredService<CampaignLoader>().LoadAsync(file, Cast.Secretary, token), ct)).CampaignId;
        var campaign = await work.ReadAsync((scope, token) => scope.GetRequiredService<DbContext>().Set<Campaign>().AsNoTracking().Include(c => c.Areas).Include(c => c.Dates).SingleAsync(c => c.Id == campaignId, token), ct);
        var closes = campaign.Dates.Single(date => date.Name == DeadlineNames.Applications).At;
        var packages = campaign.Dates.Single(date => date.Name == DeadlineNames.Packages).At;
        var notice = campaign.Dates.Single(date => date.Name == DeadlineNames.Notice).At;
        var hours = new OfficeHours(services.GetRequiredService<WorkingCalendar>());
        var companies = new CompanyActs(agenda, chance, campaignId, packages);
        var units = await work.RunAsync(async (scope, token) =>
        {
            await new Cast(chance).AppearAsync(scope, campaignId, options.Applications * (campaign.Settings.Review.ExpertsPerApplication + 1), token);
            return await scope.GetRequiredService<CampaignDesk>().UnitsAsync(campaignId, token);
        }, ct);
        foreach (var company in CompanyPlan.Make(options.Applications, chance, [.. units.Select(unit => (unit.Number, Companies.PlaceOf(unit.Name)))], campaign.Areas.Count, start, closes, notice)) companies.Plan(company);
        UnitActs.Plan(agenda, chance, hours, units, start, campaign.Dates.Single(date => date.Name == DeadlineNames.QuotaRelaxation).At);

        var inboxes = new Inboxes(agenda, new TaskDoers(chance, hours, companies, closes), clock);
        var season = new Season(work, services.GetRequiredService<Dispatcher>(), services.GetRequiredService<MailSender>(), clock, agenda, inboxes, new PublicActs(agenda, chance, hours, campaignId), refusals, progress);
        progress.Begin(start, Farewell(campaign));
        await season.RunAsync(start.AddDays(400), ct);
        progress.Read();
        return await work.ReadAsync(async (scope, token) =>
        {
            var harvest = scope.GetRequiredService<Harvest>();
            var days = (int)Math.Ceiling((clock.GetUtcNow() - start).TotalDays);
            var incidents = await scope.GetRequiredService<InstanceCounts>().OpenIncidentsAsync(token);
            var result = await harvest.ResultAsync(campaign, options.Seed, days, incidents.Sum(incident => incident.Count), token);
            var checks = await scope.GetRequiredService<RehearsalChecks>().RunAsync(campaignId, result, token);
            result = result with { Details = await scope.GetRequiredService<DetailHarvest>().ReadAsync(checks, token) };
            return (result, await harvest.TraceAsync(campaign, refusals, incidents, checks, token));
        }, ct);
    }

    /// <summary>When the last exchange event is about over.</summary>
    private static DateTimeOffset Farewell(Campaign campaign)
    {
        var exchange = campaign.Settings.Exchange;
        return campaign.Dates.Max(date => date.At).AddDays((exchange.Events - 1) * exchange.IntervalDays + 5);
    }
}
