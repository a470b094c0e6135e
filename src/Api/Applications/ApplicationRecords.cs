using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Api.Audit;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Applications;

/// <summary>What the other rooms have of an application: tasks, mail, process instances; and what the audit says was done to it. The newest first, at most <see cref="Most"/> of each.</summary>
internal sealed class ApplicationRecords(DbContext db, TimeProvider time, OutboxLists mail, IInstanceQueries instances, AuditTrail audit, PeopleNames names)
{
    private const int Most = 100;

    /// <summary>How the rooms name an application among other matters.</summary>
    private const string Kind = Matter.Application;

    public async Task<IReadOnlyList<TaskRow>> TasksAsync(long id, CancellationToken ct)
    {
        var (about, now) = (ApplicationDossier.Text(id), time.GetUtcNow());
        var tasks = await db.Set<UserTask>().AsNoTracking().Where(task => task.AboutKind == Kind && task.AboutId == about).OrderByDescending(task => task.Id).Take(Most)
            .Select(task => new { task.Id, task.Title, task.Status, task.Assignee, task.CreatedAt, task.DueAt, task.FinishedAt, task.FinishedBy }).ToListAsync(ct);
        return
        [
            .. tasks.Select(task => new TaskRow(
                task.Id, task.Title, Camel.Of(task.Status), task.Assignee, task.CreatedAt, task.DueAt, task.FinishedAt, task.FinishedBy, task.FinishedAt is null && task.DueAt <= now)),
        ];
    }

    public async Task<IReadOnlyList<MailRow>> MailAsync(long id, CancellationToken ct) =>
    [
        .. (await mail.PageAsync(new MailFilter { AboutKind = Kind, AboutId = ApplicationDossier.Text(id) }, null, Most, ct)).Messages
            .Select(line => new MailRow(line.Id, Camel.Of(line.Status), line.Subject, [.. line.Recipients.Select(recipient => recipient.Name ?? recipient.Address)], line.CreatedAt, line.SentAt)),
    ];

    public async Task<IReadOnlyList<InstanceLine>> InstancesAsync(long id, CancellationToken ct) =>
    [
        .. (await instances.ListAsync(new InstanceFilter { CorrelationId = $"{Kind}:{ApplicationDossier.Text(id)}" }, new InstancePage(Take: Most), ct))
            .Select(row => new InstanceLine(row.Id, row.Name, row.DefinitionId, Camel.Of(row.SubStatus), row.IncidentCount, row.CreatedAt)),
    ];

    public async Task<IReadOnlyList<ActView>> ActsAsync(long id, CancellationToken ct)
    {
        var records = await audit.LastOfAsync(Kind, id, Most, ct);
        var people = await names.OfAsync(records.Select(record => record.Actor), ct);
        return
        [
            .. records.Select(record => (Record: record, Act: AuditName.Of(record.Act, AuditWords.Acts)))
                .Select(one => new ActView(one.Record.Sequence, one.Record.At, people.Of(one.Record.Actor).Name, one.Act.Name, one.Act.Label, one.Act.LabelEn, one.Record.Details)),
        ];
    }
}
