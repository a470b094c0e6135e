using System.Dynamic;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>What a task's outcome is to the process: <c>action</c>, <c>by</c>, <c>comment</c>, <c>data</c> (the form), <c>answers</c> (where several answered).</summary>
internal static class TaskResult
{
    public static ExpandoObject Of(string outcome, string? resultJson, string? actor, string? comment)
    {
        var data = Plain.Parse(string.IsNullOrEmpty(resultJson) ? "{}" : resultJson);
        var answers = (data as IDictionary<string, object?>)?.TryGetValue("answers", out var several) == true ? several : null;
        return Plain.Of(("action", outcome), ("by", actor ?? TaskAct.System), ("comment", comment ?? ""), ("data", data), ("answers", answers));
    }

    /// <summary>There was nobody to ask.</summary>
    public static ExpandoObject Nobody(string outcome) => Of(outcome, null, null, null);
}
