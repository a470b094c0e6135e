using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Persistence.Requests;
using BenchmarkWorkflow.Persistence.Scheduling;
using BenchmarkWorkflow.Selection;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Persistence.Mapping;

/// <summary>Which rooms keep rows through EF. A room that has a <c>MapX</c> is added here, and nowhere else.</summary>
internal static class Rooms
{
    public static ModelBuilder Map(ModelBuilder model) => DesignerTables.Map(model.MapSelection().MapInbox().MapMail()).ApplyConfiguration(new JobRunTable()).ApplyConfiguration(new AnsweredRequestTable());
}
