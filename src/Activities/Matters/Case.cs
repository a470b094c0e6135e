using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>Which campaign and which application a matter concerns.</summary>
internal record Concern(Matter Matter, long CampaignId)
{
    public long? ApplicationId { get; init; }

    /// <exception cref="InvalidOperationException">The matter concerns no application.</exception>
    public long NeedApplication() => ApplicationId ?? throw new InvalidOperationException($"事项 {Matter} 不涉及申报，此活动只能用在申报的流程里。");
}

/// <summary>What is known of a matter at this moment: who is concerned, and the facts that titles and mails may name.</summary>
internal sealed partial record Case(Matter Matter, long CampaignId, int Year) : Concern(Matter, CampaignId)
{
    /// <summary>Number of the recommending unit concerned.</summary>
    public int? Unit { get; init; }

    public long? UnitId { get; init; }

    /// <summary>The user who acts for the company concerned.</summary>
    public string? Account { get; init; }

    /// <summary>Where the company concerned reads its mail.</summary>
    public Mailbox? Mailbox { get; init; }

    /// <summary>The number people know the matter by.</summary>
    public string Reference { get; init; } = "";

    /// <summary>By name, as texts may use them; see <c>workflows/README.md</c>.</summary>
    public required IReadOnlyDictionary<string, object?> Facts { get; init; }

    /// <summary>Puts the facts into a text: <c>{company}</c> and so on. A name that is not known stays as it is, and what a fact says is not looked into.</summary>
    public string Fill(string text) => Filled(text, value => value);

    /// <summary>As <see cref="Fill"/>, for people: instants are written as they read them.</summary>
    public string Tell(string text) => Filled(text, value =>
        DateTimeOffset.TryParseExact(value, FactText.Instant, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? ShanghaiTime.InWords(instant) : value);

    private string Filled(string text, Func<string, string> write) => Named().Replace(text, name =>
        Facts.TryGetValue(name.Groups[1].Value, out var value) && value is string or int or long ? write(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "") : name.Value);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Named();
}

/// <summary>An e-mail address and the name to show with it.</summary>
/// <param name="User">Whose it is, where they have an account.</param>
/// <param name="Number">What this person alone is known by in the matter: the code of their registration.</param>
/// <param name="Page">The page of this person in the matter, below the product's address.</param>
internal sealed record Mailbox(string Address, string? Name = null, string? User = null, string? Number = null, string? Page = null);
