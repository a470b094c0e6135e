using System.Text.Json;
using BenchmarkWorkflow.Selection.Units;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>A campaign as its file says it. <see cref="Read"/> answers only one that holds together.</summary>
public sealed record CampaignFile
{
    public required int Year { get; init; }
    public required string Name { get; init; }
    public required DateOnly AnnouncedOn { get; init; }
    public required IReadOnlyList<AreaLine> Areas { get; init; }
    public required IReadOnlyList<UnitLine> Units { get; init; }
    public required IReadOnlyList<DateLine> Dates { get; init; }
    public required CampaignSettings Settings { get; init; }

    public sealed record AreaLine(int Number, string Name, string Description);

    public sealed record UnitLine(int Number, string Name, UnitKind Kind);

    /// <param name="At">Such as <c>2022-07-15T24:00+08:00</c>.</param>
    public sealed record DateLine(string Name, string Title, string At, SourceMark Source);

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="DataFileException">It is no JSON, lacks or has a member too many, or breaks a rule; each problem with its place.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CampaignFile Read(string path) => Parse(File.ReadAllText(path), path);

    /// <inheritdoc cref="Read"/>
    public static CampaignFile Parse(string json, string name)
    {
        CampaignFile? file;
        try
        {
            file = JsonSerializer.Deserialize<CampaignFile>(json, CampaignJson.Options);
        }
        catch (JsonException e)
        {
            throw new DataFileException(name, [new($"line {e.LineNumber + 1}, {e.Path}", e.Message)]);
        }

        if (file is null) throw new DataFileException(name, [new("$", "the file says null")]);
        var problems = CampaignRules.Problems(file);
        return problems.Count == 0 ? file : throw new DataFileException(name, problems);
    }
}
