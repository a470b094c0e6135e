using System.Security.Cryptography;
using System.Text;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>What loading a file did.</summary>
/// <param name="Changes">What is different now, in words; empty when the same file was loaded before.</param>
/// <param name="Moved">The named dates whose instant changed, for whoever keeps timers.</param>
public sealed record LoadedCampaign(long CampaignId, bool Created, IReadOnlyList<string> Changes, IReadOnlyList<MovedDeadline> Moved);

/// <summary>Brings a campaign file into the database.</summary>
public sealed class CampaignLoader(DbContext db, AuditTrail audit, QuotaLedger quotas)
{
    /// <summary>
    /// Creates the year's campaign or brings it up to its file. Loading the same file again changes nothing. A changed file changes names, areas, dates
    /// and settings, but never a date that was moved or settings that were changed by hand, and it takes no area or unit away.
    /// </summary>
    /// <exception cref="DataFileException">The file is not a campaign; each problem with its place.</exception>
    /// <exception cref="RuleBrokenException"><c>campaign-line-missing</c>: an area, unit or date that is in the database is not in the file.</exception>
    public Task<LoadedCampaign> LoadAsync(string path, string actor, CancellationToken ct) => LoadTextAsync(File.ReadAllText(path), path, actor, ct);

    /// <inheritdoc cref="LoadAsync"/>
    /// <param name="name">What problems call the file.</param>
    public async Task<LoadedCampaign> LoadTextAsync(string json, string name, string actor, CancellationToken ct)
    {
        var file = CampaignFile.Parse(json, name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var campaign = await db.Set<Campaign>().Include(c => c.Areas).Include(c => c.Dates).SingleOrDefaultAsync(c => c.Year == file.Year, ct);
        if (campaign?.SourceHash == hash) return new(campaign.Id, Created: false, [], []);
        var created = campaign is null;
        campaign ??= Create(file, hash);
        var units = created ? [] : await db.Set<RecommendingUnit>().Where(unit => unit.CampaignId == campaign.Id).ToListAsync(ct);
        if (!created) RuleBrokenException.ThrowIfAny(Missing(file, campaign, units));

        List<string> changes = [];
        List<MovedDeadline> moved = [];
        Update(campaign, file, hash, changes);
        foreach (var line in file.Areas) Bring(campaign, line, changes);
        foreach (var line in file.Dates) Bring(campaign, line, changes, moved);
        campaign.Revision++;
        await db.SaveChangesAsync(ct); // gives a new campaign its id, which its units name
        foreach (var line in file.Units) Bring(campaign, units, line, changes);
        await db.SaveChangesAsync(ct);
        await quotas.GrantBaseAsync(campaign.Id, actor, ct); // the units before the audit chain, as the ledger's own verbs do
        await audit.RecordAsync(actor, created ? "campaign.created" : "campaign.reloaded", "campaign", campaign.Id, new { file.Year, hash, changes }, ct);
        return new(campaign.Id, created, changes, created ? [] : moved);
    }

    private Campaign Create(CampaignFile file, string hash)
    {
        var campaign = new Campaign { Year = file.Year, Name = file.Name, AnnouncedOn = file.AnnouncedOn, Settings = file.Settings, SourceHash = hash };
        db.Add(campaign);
        return campaign;
    }

    private static IReadOnlyList<BrokenRule> Missing(CampaignFile file, Campaign campaign, List<RecommendingUnit> units) =>
    [
        .. campaign.Areas.Where(area => file.Areas.All(line => line.Number != area.Number)).Select(area => Gone("重点领域", area.Number + " " + area.Name)),
        .. units.Where(unit => file.Units.All(line => line.Number != unit.Number)).Select(unit => Gone("推荐单位", unit.Number + " " + unit.Name)),
        .. campaign.Dates.Where(date => file.Dates.All(line => line.Name != date.Name)).Select(date => Gone("日期", date.Name)),
    ];

    private static BrokenRule Gone(string kind, string which) => new("campaign-line-missing", $"文件中缺少已经使用的{kind}“{which}”，请补上后再载入。");

    private static void Update(Campaign campaign, CampaignFile file, string hash, List<string> changes)
    {
        if (campaign.Name != file.Name) changes.Add($"name: {file.Name}");
        (campaign.Name, campaign.AnnouncedOn, campaign.SourceHash) = (file.Name, file.AnnouncedOn, hash);
        if (CampaignJson.Write(campaign.Settings) == CampaignJson.Write(file.Settings)) return;
        if (campaign.SettingsChangedBy is { } who)
        {
            changes.Add($"settings kept: changed by hand by {who}");
            return;
        }

        campaign.Settings = file.Settings;
        changes.Add("settings");
    }

    private static void Bring(Campaign campaign, CampaignFile.AreaLine line, List<string> changes)
    {
        var area = campaign.Areas.Find(area => area.Number == line.Number);
        if (area?.Name == line.Name && area.Description == line.Description) return;
        changes.Add($"area {line.Number}: {line.Name}");
        if (area is null) campaign.Areas.Add(new() { Number = line.Number, Name = line.Name, Description = line.Description });
        else (area.Name, area.Description) = (line.Name, line.Description);
    }

    private static void Bring(Campaign campaign, CampaignFile.DateLine line, List<string> changes, List<MovedDeadline> moved)
    {
        _ = ShanghaiTime.TryParse(line.At, out var at); // the file was checked
        var date = campaign.Dates.Find(date => date.Name == line.Name);
        if (date is null)
        {
            campaign.Dates.Add(new() { Name = line.Name, Title = line.Title, At = at, Announced = at, Source = line.Source });
            changes.Add($"date {line.Name}: {line.At}");
            return;
        }

        (date.Title, date.Source) = (line.Title, line.Source);
        if (date.Announced == at) return;
        date.Announced = at;
        if (date.MovedBy is { } who)
        {
            changes.Add($"date {line.Name} kept: moved by hand by {who}");
            return;
        }

        moved.Add(new(line.Name, date.Title, date.At, at));
        changes.Add($"date {line.Name}: {line.At}");
        date.At = at;
    }

    private void Bring(Campaign campaign, List<RecommendingUnit> units, CampaignFile.UnitLine line, List<string> changes)
    {
        var unit = units.Find(unit => unit.Number == line.Number);
        if (unit?.Name == line.Name && unit.Kind == line.Kind) return;
        changes.Add($"unit {line.Number}: {line.Name}");
        if (unit is null) db.Add(new RecommendingUnit { CampaignId = campaign.Id, Number = line.Number, Name = line.Name, Kind = line.Kind });
        else (unit.Name, unit.Kind) = (line.Name, line.Kind);
    }
}
