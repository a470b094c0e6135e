using System.ComponentModel.DataAnnotations;
using BenchmarkWorkflow.Engine.Validation;

namespace BenchmarkWorkflow.Host;

/// <summary>The product's own settings, at the root of the configuration.</summary>
public sealed class ProductOptions : IValidatableObject
{
    /// <summary><c>sqlite</c>, the path of an SQLite file, or a PostgreSQL connection string.</summary>
    [Required]
    public string Database { get; set; } = "sqlite";

    /// <summary>The folder of definitions, campaigns, calendar and templates. Not given: <c>workflows</c> in the working directory, else beside the program.</summary>
    public string? Workflows { get; set; }

    /// <summary>The folder of the embedded database, of uploaded files, and of mail where it goes to files.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>How strictly definitions are published: <c>Strict</c>, or <c>AsElsa</c> for those brought from there.</summary>
    public ValidationMode Validation { get; set; } = ValidationMode.Strict;

    /// <summary>The zone in which workflows live: what a script's local time and a cron expression mean, and when recurring jobs run.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>The zone that <see cref="TimeZone"/> names; UTC where there is none of that name, which <see cref="Validate"/> tells.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The connection string that <see cref="Database"/> stands for.</summary>
    public string ConnectionString =>
        Database.Equals("sqlite", StringComparison.OrdinalIgnoreCase) ? Path.Combine(DataFolder, "benchmark-workflow.db") : Database;

    /// <summary>The folder that <see cref="Workflows"/> stands for.</summary>
    public string WorkflowsFolder => Workflows ?? Candidates.FirstOrDefault(Directory.Exists) ?? Candidates[0];

    private static string[] Candidates => [Path.GetFullPath("workflows"), Path.Combine(AppContext.BaseDirectory, "workflows")];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult($"TimeZone: there is no time zone '{TimeZone}' on this machine.", [nameof(TimeZone)]);
        if (Persistence.Database.ProblemOf(ConnectionString) is { } problem)
            yield return new ValidationResult($"Database: {problem}", [nameof(Database)]);
        if (Workflows is not null && !Directory.Exists(Workflows))
            yield return new ValidationResult($"Workflows: there is no folder '{Path.GetFullPath(Workflows)}'.", [nameof(Workflows)]);
    }
}
