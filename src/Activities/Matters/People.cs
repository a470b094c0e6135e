using System.Globalization;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>Who is meant by a role, a group or a name, in a matter.</summary>
internal sealed class People(DbContext db, IGroupMembership groups, IEnumerable<IRole> roles)
{
    /// <summary>The users meant, each once, in the order they were named.</summary>
    public async Task<IReadOnlyList<string>> UsersAsync(Case about, IEnumerable<string> names, CancellationToken ct)
    {
        List<string> users = [];
        foreach (var name in names.Where(name => name.Length > 0))
            users.AddRange(Role(name) is { } role ? await role.UsersAsync(about, ct) : await groups.UsersOfAsync(Group(about, name), ct) is { Count: > 0 } members ? members : [name]);
        return [.. users.Distinct()];
    }

    /// <summary>The groups meant: <c>unit</c> is the unit concerned.</summary>
    public IReadOnlyList<string> Groups(Case about, IEnumerable<string> names) => [.. names.Where(name => name.Length > 0).Select(name => Group(about, name)).Distinct()];

    /// <summary>Where those meant read their mail; an address means itself. Who has none is left out.</summary>
    public async Task<IReadOnlyList<Mailbox>> MailboxesAsync(Case about, IEnumerable<string> names, CancellationToken ct)
    {
        List<Mailbox> boxes = [];
        foreach (var name in names.Where(name => name.Length > 0))
        {
            if (name.Contains('@', StringComparison.Ordinal)) boxes.Add(new(name));
            else if (Role(name) is { } role) boxes.AddRange(await role.MailboxesAsync(about, ct) ?? await OfUsersAsync(await role.UsersAsync(about, ct), ct));
            else boxes.AddRange(await OfUsersAsync(await UsersAsync(about, [name], ct), ct));
        }

        return [.. boxes.DistinctBy(box => box.Address.ToLowerInvariant())];
    }

    private IRole? Role(string name) => roles.FirstOrDefault(role => role.Name == name);

    private async Task<IReadOnlyList<Mailbox>> OfUsersAsync(IReadOnlyList<string> users, CancellationToken ct)
    {
        if (users.Count == 0) return [];
        var accounts = await db.Set<Account>().AsNoTracking().Where(account => users.Contains(account.UserName!) && account.Email != null && !account.Disabled)
            .Select(account => new { account.UserName, account.Email, account.DisplayName }).ToListAsync(ct);
        var byName = accounts.ToDictionary(account => account.UserName!, StringComparer.Ordinal); // both filtered for null in the query
        return [.. users.Where(byName.ContainsKey).Select(user => new Mailbox(byName[user].Email!, byName[user].DisplayName, user))];
    }

    private static string Group(Case about, string name) =>
        name == "unit" && about.Unit is { } number ? UnitGroup(number) : name;

    internal static string UnitGroup(int number) => string.Create(CultureInfo.InvariantCulture, $"unit:{number}");
}

/// <summary>A role in a matter, such as the experts that are still to judge it.</summary>
internal interface IRole
{
    string Name { get; }

    /// <summary>What people read.</summary>
    string Label { get; }

    /// <summary>True if nobody but one person can be meant.</summary>
    bool IsOnePerson => false;

    Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct);

    /// <summary>Their mail, where the selection knows it; null: that of their accounts.</summary>
    Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<Mailbox>?>(null);
}
