using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Inbox.Lists;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>Finds people by name, among those that the caller may find.</summary>
internal sealed class FoundPeople(PeopleNames names)
{
    /// <summary>Most that are answered; who is not among them is found by more of the name.</summary>
    public const int Most = 50;

    public async Task<IReadOnlyList<TaskPersonView>> AmongAsync(IReadOnlyList<TaskCandidatePerson> people, string? search, CancellationToken ct)
    {
        var known = await names.OfAsync([.. people.Select(one => one.User), .. people.Select(one => one.StandIn)], ct);
        var wanted = search?.Trim() ?? "";
        return
        [
            .. people.Select(one => new TaskPersonView(one.User, known.Of(one.User).Name, known.OfMaybe(one.StandIn)))
                .Where(one => one.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || one.UserName.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .OrderBy(one => one.StandIn is not null).ThenBy(one => one.Name, StringComparer.Ordinal).Take(Most),
        ];
    }
}
