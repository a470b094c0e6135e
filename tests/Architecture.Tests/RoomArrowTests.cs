using System.Xml.Linq;

namespace BenchmarkWorkflow.Architecture.Tests;

/// <summary>The table of <c>src/README.md</c>: which room may use which. A project file with another arrow fails here.</summary>
public sealed class RoomArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Engine"] = [],
        ["Selection"] = [],
        ["Inbox"] = [],
        ["Mail"] = [],
        ["Studio"] = ["Engine"],
        ["Activities"] = ["Engine", "Selection", "Inbox", "Mail"],
        ["Persistence"] = ["Engine", "Selection", "Inbox", "Mail"],
        ["Api"] = ["Engine", "Selection", "Inbox", "Mail", "Studio", "Activities", "Persistence"],
        ["Host"] = ["Engine", "Selection", "Inbox", "Mail", "Studio", "Activities", "Persistence", "Api"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_its_arrows_allow(string room)
    {
        var project = Path.Combine(Repository.Root, "src", room, room + ".csproj");
        var used = RoomArrows.Of(XDocument.Load(project));

        Assert.Empty(used.Except(Allowed[room]));
    }

    [Fact]
    public void Every_project_under_src_is_a_room_of_the_table() =>
        Assert.Equal(
            Allowed.Keys.Order(),
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Select(file => Path.GetFileNameWithoutExtension(file)!).Order());

    [Fact]
    public void A_forbidden_arrow_is_seen()
    {
        var project = XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="../Persistence/Persistence.csproj" /></ItemGroup></Project>""");

        Assert.NotEmpty(RoomArrows.Of(project).Except(Allowed["Engine"]));
    }
}

internal static class RoomArrows
{
    public static IEnumerable<string> Of(XDocument project) =>
        project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
}
