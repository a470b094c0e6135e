using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Designer;

/// <summary>What to call the people whose user names the records hold.</summary>
internal sealed class PeopleNames(DbContext db)
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal) { ["system"] = "系统" };

    public async Task<string> OfAsync(string userName, CancellationToken ct)
    {
        if (known.TryGetValue(userName, out var name)) return name;
        var shown = await db.Set<Account>().AsNoTracking().Where(account => account.UserName == userName).Select(account => account.DisplayName).FirstOrDefaultAsync(ct);
        return known[userName] = string.IsNullOrWhiteSpace(shown) ? userName : shown;
    }
}
