using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.People;

/// <summary>A person as others read of them.</summary>
/// <param name="UserName">What acts name them by; <c>system</c> for the product itself.</param>
/// <param name="Name">The name to show.</param>
internal sealed record PersonView(string UserName, string Name);

/// <summary>What to call the people whose user names the records hold.</summary>
internal sealed class PeopleNames(DbContext db)
{
    /// <summary>All of them at once; who has no account, or no name in it, is called by the user name.</summary>
    public async Task<NamedPeople> OfAsync(IEnumerable<string?> userNames, CancellationToken ct)
    {
        var asked = userNames.OfType<string>().Where(name => !AuditWords.Actors.ContainsKey(name)).Distinct(StringComparer.Ordinal).ToList();
        var found = await db.Set<Account>().AsNoTracking().Where(account => asked.Contains(account.UserName!)) // every account has one
            .Select(account => new { account.UserName, account.DisplayName }).ToListAsync(ct);
        return new(found.Where(account => !string.IsNullOrWhiteSpace(account.DisplayName)).ToDictionary(account => account.UserName!, account => account.DisplayName, StringComparer.Ordinal));
    }

    /// <summary>The user names of those who are called so, in part or whole, by user name or name.</summary>
    public async Task<IReadOnlyList<string>> CalledAsync(string text, CancellationToken ct)
    {
        var upper = text.ToUpperInvariant();
        return await db.Set<Account>().Where(account => account.NormalizedUserName!.Contains(upper) || account.DisplayName.Contains(text)).Select(account => account.UserName!).ToListAsync(ct); // every account has one
    }
}

/// <summary>Names that were looked up.</summary>
internal sealed class NamedPeople(IReadOnlyDictionary<string, string> names)
{
    public PersonView Of(string userName) => new(userName, AuditWords.Actors.TryGetValue(userName, out var actor) ? actor.Chinese : names.GetValueOrDefault(userName, userName));

    public PersonView? OfMaybe(string? userName) => userName is null ? null : Of(userName);
}
