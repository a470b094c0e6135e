using System.Text.Json;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Someone who judges: documents, defences, sites. Kept across campaigns.</summary>
public sealed class Expert
{
    public long Id { get; private set; }

    /// <summary>The user name the expert signs in with; unique.</summary>
    public required string Account { get; init; }

    public required string Name { get; set; }

    /// <summary>Full name of the employer.</summary>
    public required string Employer { get; set; }

    /// <summary><see cref="Employer"/> as compared with <c>Applicant.MatchName</c>.</summary>
    public required string EmployerMatch { get; set; }

    /// <summary>The recommending unit the expert works for, if any.</summary>
    public long? UnitId { get; set; }

    public required string Email { get; set; }

    /// <summary>Applications at most in one campaign; the campaign's own limit holds too.</summary>
    public required int Capacity { get; set; }

    /// <summary>The key areas the expert knows, of any campaign, as JSON array of their ids.</summary>
    public string AreasJson { get; private set; } = "[]";

    /// <summary>First day out of office.</summary>
    public DateOnly? OutFrom { get; set; }

    /// <summary>Last day out of office, counted.</summary>
    public DateOnly? OutUntil { get; set; }

    /// <summary>False once taken off the pool; what was judged stays.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Goes up with every change.</summary>
    public long Revision { get; set; }

    public IReadOnlyList<long> AreaIds
    {
        get => JsonSerializer.Deserialize<List<long>>(AreasJson)!; // written below, never null
        set => AreasJson = JsonSerializer.Serialize(value.Distinct().Order());
    }

    /// <summary>Whether new work can be given on that day.</summary>
    public bool IsAvailable(DateOnly day) => IsActive && ExpertRules.IsAvailable(OutFrom, OutUntil, day);
}

/// <summary>How many applications an expert has been given in a campaign and has not been relieved of.</summary>
public sealed class ExpertLoad
{
    public required long CampaignId { get; init; }

    public required long ExpertId { get; init; }

    public int Assigned { get; internal set; }
}

/// <summary>One row a campaign, whose update puts those who assign experts in line.</summary>
internal sealed class ReviewTurn
{
    public required long CampaignId { get; init; }

    public long Turn { get; private set; }
}
