using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Defences;

namespace BenchmarkWorkflow.Api.Defences;

/// <summary>The defences of the latest campaign. No score is in it, only how many are in.</summary>
/// <param name="PlanTaskId">The task by which the process asks for days and rooms.</param>
/// <param name="Waiting">Applications that are to be heard and have no session.</param>
internal sealed record DefenceBoardView(long? PlanTaskId, int Waiting, IReadOnlyList<SessionView> Sessions);

/// <param name="Changeable">Start, room and panel may be changed: nobody of it was there yet, nor missing.</param>
internal sealed record SessionView(
    long Id, int Number, long AreaId, string Area, DateTimeOffset StartsAt, string Room, IReadOnlyList<PanelMember> Panel, bool Changeable, long Revision, int PresentMinutes, int QuestionMinutes, int BufferMinutes, DateTimeOffset? DrawnAt, IReadOnlyList<SlotView> Slots);

/// <param name="Presenters">Whom the company brings, one a line.</param>
/// <param name="Leaving">Members of the panel who leave the room for it.</param>
/// <param name="AttendanceTaskId">The task by which the process asks who is there.</param>
/// <param name="MoveTaskId">The task by which the process asks where an excused company is heard instead.</param>
/// <param name="Movable">It may be heard in another session of its area.</param>
internal sealed record SlotView(
    long ApplicationId, string ReceiptNumber, string Company, int? Position, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    [property: JsonConverter(typeof(Camel<DefenceAttendance>))] DefenceAttendance Attendance, bool? WillCome, string Presenters, string Remark, IReadOnlyList<string> Leaving, int Judges, int Given,
    long? AttendanceTaskId, long? MoveTaskId, bool Movable);

/// <summary>A draw: its hash was published first, its seed with the draw.</summary>
/// <param name="Recipe">How anybody draws it again.</param>
internal sealed record DrawView(long Id, string SeedHash, DateTimeOffset CommittedAt, string? Seed, DateTimeOffset? DrawnAt, string Recipe, IReadOnlyList<DrawnOrderView> Sessions);

/// <param name="Order">The receipt numbers as they were drawn, by the record of the draw.</param>
/// <param name="Repeats">The same order comes of the seed when it is drawn again now.</param>
internal sealed record DrawnOrderView(int Session, string Seed, IReadOnlyList<string> Order, bool Repeats);

internal sealed record PanelMember(long ExpertId, string Name);

/// <summary>Somebody who could sit on a panel.</summary>
/// <param name="KnowsArea">The session's key area is one of theirs.</param>
/// <param name="RecusedFrom">Companies of the session they leave the room for.</param>
internal sealed record PanelCandidate(long ExpertId, string Name, string Employer, bool KnowsArea, int RecusedFrom);

internal sealed record SessionForm(DateTimeOffset? StartsAt, string? Room, IReadOnlyList<long>? Panel, string? Reason);

internal sealed record MoveRequest(long SessionId, string? Reason);
