using Xunit.Abstractions;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>
/// A whole small season, from the notice of 6 June 2022 to the last of its events, played by seven people in seven browsers, while the test moves the clock.
/// The crowd around them (another company, more experts) acts by the product's verbs, and the packages come in as the mailbox hands them over.
/// </summary>
[Collection(SeasonCollection.Name)]
public sealed partial class SeasonTests(SeasonSite site, ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Whose season it is.</summary>
    private const string Winner = "北方精密制造有限公司";

    private readonly List<Person> people = [];

    private Person administrator = null!;
    private Person secretary = null!;
    private Person officer = null!;
    private Person applicant = null!;
    private Person leader = null!;
    private Person expert = null!;
    private Person citizen = null!;

    /// <summary>The winner's application.</summary>
    private long application;

    [Fact]
    public async Task A_season_of_seven_people_from_the_notice_to_the_last_event()
    {
        await StageAsync("opening", OpenAsync);
        await StageAsync("applying", ApplyAsync);
        await StageAsync("recommending", RecommendAsync);
        await StageAsync("reviewing", ReviewAsync);
        await StageAsync("defending", DefendAsync);
        await StageAsync("checking", CheckAsync);
        await StageAsync("announcing", AnnounceAsync);
        await StageAsync("exchanging", ExchangeAsync);
        await StageAsync("ending", EndAsync);
        Assert.True(Troubles().Count == 0, string.Join('\n', Troubles()));
        var violations = people.SelectMany(person => person.Violations).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        await StageAsync("walking", WalkAsync);
        var walked = Troubles().Where(trouble => !new Refusal(404, "/api/account-links/").Is(trouble)).ToList(); // a link to set a password that nobody was sent
        Assert.True(walked.Count == 0, string.Join('\n', walked));
    }

    /// <summary>A window left open outlives its session, and is told so; the moved clock may not enter the frame that shows a letter.</summary>
    private List<string> Troubles() =>
        [.. people.SelectMany(person => person.Window.Troubles).Where(trouble => !IsOfEndedSession(trouble) && !trouble.Contains("'about:srcdoc'", StringComparison.Ordinal))];

    /// <summary>A call was refused, or the live connection that it was asked for just before the clock was moved.</summary>
    private static bool IsOfEndedSession(string trouble) =>
        new Refusal(401, "/api/").Is(trouble)
        || (trouble.StartsWith("console: WebSocket connection to ", StringComparison.Ordinal) && trouble.Contains("/api/live?id=", StringComparison.Ordinal) && trouble.Contains("failed: HTTP Authentication failed", StringComparison.Ordinal));

    public async Task InitializeAsync()
    {
        administrator = await ComeAsync(Site.Administrator);
        secretary = await ComeAsync("limin");
        officer = await ComeAsync("zhouning");
        applicant = await ComeAsync("quality@north.example");
        leader = await ComeAsync("hejian");
        expert = await ComeAsync("sunyue");
        citizen = await ComeAsync(null);
    }

    public async Task DisposeAsync()
    {
        foreach (var person in people) await person.DisposeAsync();
    }

    private async Task<Person> ComeAsync(string? userName)
    {
        var person = await Person.ComeAsync(site, userName);
        people.Add(person);
        return person;
    }

    /// <summary>One stage of the season; how long it took is printed, and where it failed everybody's window is kept.</summary>
    private async Task StageAsync(string name, Func<Task> play)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await play();
        }
        catch
        {
            foreach (var (person, place) in people.Select((person, place) => (person, place))) await person.KeepAsync($"failed-{name}-{place}");
            throw;
        }

        output.WriteLine($"{name}: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s, until {site.Now:u}");
    }
}
