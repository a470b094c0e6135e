using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Scheduling;

/// <summary>The morning's letter to each of the secretariat who has something to do: how much, and what first. One a day, however often it is written.</summary>
internal sealed class StaffDigest(DbContext db, CampaignDesk campaigns, TaskLists tasks, IGroupMembership groups, Outbox outbox, TimeProvider time)
{
    private const string Template = "staff-digest";
    private const int Shown = 10;

    /// <returns>How many letters.</returns>
    public async Task<int> WriteAsync(CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { Year: var year }) return 0;
        var today = ShanghaiTime.DayOf(time.GetUtcNow());
        var users = await groups.UsersOfAsync(Roles.Secretariat, ct);
        var staff = await db.Set<Account>().AsNoTracking().Where(account => users.Contains(account.UserName!) && account.Email != null && !account.Disabled)
            .OrderBy(account => account.Id).Select(account => new { User = account.UserName!, Email = account.Email!, account.DisplayName }).ToListAsync(ct); // filtered for null
        var written = 0;
        foreach (var one in staff)
        {
            var counts = await tasks.CountsAsync(one.User, ct);
            if (counts.Assigned + counts.Available == 0) continue;
            var first = (await tasks.PageAsync(one.User, new TaskFilter { Scope = TaskScope.Open }, null, Shown, ct)).Tasks;
            await outbox.QueueAsync(
                new NewMail
                {
                    DedupeKey = string.Create(CultureInfo.InvariantCulture, $"digest/{today:yyyy-MM-dd}/{one.User}"),
                    Recipients = [new MailRecipient(one.Email, one.DisplayName)],
                    ToUser = one.User,
                    Template = Template,
                    ModelJson = JsonSerializer.Serialize(new Dictionary<string, object>
                    {
                        ["year"] = year,
                        ["recipient"] = one.DisplayName,
                        ["day"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        ["assigned"] = counts.Assigned,
                        ["available"] = counts.Available,
                        ["dueToday"] = counts.DueToday,
                        ["overdue"] = counts.Overdue,
                        ["tasks"] = first.Select(Line),
                    }),
                },
                ct);
            written++;
        }

        return written;
    }

    private static Dictionary<string, string> Line(TaskLine task)
    {
        Dictionary<string, string> line = new() { ["title"] = task.Title };
        if (task.DueAt is { } due) line["dueAt"] = due.ToOffset(ShanghaiTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return line;
    }
}
