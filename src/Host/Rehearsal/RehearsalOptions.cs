using BenchmarkWorkflow.Engine.Validation;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>What is rehearsed.</summary>
internal sealed record RehearsalOptions
{
    /// <summary>The year; its file is <c>campaigns/&lt;year&gt;.json</c> of the workflows folder.</summary>
    public required int Campaign { get; init; }

    /// <summary>How many companies apply.</summary>
    public required int Applications { get; init; }

    public required int Seed { get; init; }

    /// <summary>Null: a database of its own, thrown away afterwards. Else the connection string of an empty one, which is kept.</summary>
    public string? Database { get; init; }

    /// <summary>The folder of definitions, campaigns, calendar and mail templates.</summary>
    public required string Workflows { get; init; }

    /// <summary>As <see cref="ProductOptions.TimeZone"/>.</summary>
    public string TimeZone { get; init; } = new ProductOptions().TimeZone;

    /// <summary>As <see cref="ProductOptions.Validation"/>.</summary>
    public ValidationMode Validation { get; init; }
}
