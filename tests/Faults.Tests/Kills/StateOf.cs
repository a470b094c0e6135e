using BenchmarkWorkflow.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Faults.Tests.Kills;

/// <summary>What the database says, seen at one moment.</summary>
internal static class StateOf
{
    /// <summary>How far the work has come: counts of every kind of row.</summary>
    public static async Task<string> WorkAsync(UnitOfWork unit) => string.Join('\n', await ReadAsync(
        unit,
        "select 'instance', definition_id, status, sub_status, count(*) from workflow_instance group by definition_id, status, sub_status order by definition_id, status, sub_status",
        """
        select 'task', i.definition_id, t.status, count(*) from user_task t left join workflow_instance i on i.id = t.workflow_instance_id
        group by i.definition_id, t.status order by i.definition_id, t.status
        """,
        $"select 'mail begin', count(*) from outgoing_message where recipients_json like '%{CaseWorkflows.Begin}%'",
        $"select 'mail child', count(*) from outgoing_message where recipients_json like '%{CaseWorkflows.Child}%'",
        $"select 'mail end', count(*) from outgoing_message where recipients_json like '%{CaseWorkflows.End}%'",
        "select 'mail twice', count(*) from (select 1 from outgoing_message group by workflow_instance_id, recipients_json having count(*) > 1) d",
        "select 'incident', count(*), 'of', count(distinct instance_id) from incident",
        "select 'left', (select count(*) from stimulus where state <> 1), 'stimuli,', (select count(*) from timer), 'timers'"));

    /// <summary>Rows of one table that another contradicts: there must never be any, whoever died when.</summary>
    public static Task<List<string>> DisagreementsAsync(UnitOfWork unit) => ReadAsync(
        unit,
        "select 'a task of no instance', t.id from user_task t where not exists (select 1 from workflow_instance i where i.id = t.workflow_instance_id)",
        """
        select 'an open task nobody waits for', t.id, t.status from user_task t
        where t.status in ('Unassigned', 'Available', 'Assigned', 'Completing', 'TimingOut', 'Cancelling')
          and not exists (select 1 from bookmark b where b.instance_id = t.workflow_instance_id and b.name = 'Benchmark.UserTask')
        """,
        """
        select 'a wait for no open task', b.id from bookmark b where b.name = 'Benchmark.UserTask'
          and not exists (select 1 from user_task t where t.workflow_instance_id = b.instance_id and t.status not in ('Completed', 'TimedOut', 'Cancelled'))
        """,
        "select 'a mail of no instance', m.id from outgoing_message m where not exists (select 1 from workflow_instance i where i.id = m.workflow_instance_id)",
        "select 'a timer nobody waits for', t.id from timer t where not exists (select 1 from bookmark b where b.id = t.id)",
        "select 'a wait of an ended instance', b.id from bookmark b where not exists (select 1 from workflow_instance i where i.id = b.instance_id and i.status = 0)",
        "select 'a burst without its history', i.id from workflow_instance i where i.revision <> (select count(*) from workflow_history h where h.instance_id = i.id)");

    private static Task<List<string>> ReadAsync(UnitOfWork unit, params string[] queries) => unit.ReadAsync(
        async (services, ct) =>
        {
            var lines = new List<string>();
            foreach (var query in queries) lines.AddRange(await Contents.ReadAsync(services.GetRequiredService<Session>(), query, ct));
            return lines;
        },
        default);
}
