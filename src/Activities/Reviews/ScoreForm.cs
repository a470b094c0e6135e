using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using FormField = BenchmarkWorkflow.Inbox.Forms.FormField;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>A rubric as a form: one number for each line, within its points, and what is said of it.</summary>
internal static class ScoreForm
{
    private const string Reason = "recusalReason";

    /// <summary>Asked of who declares a recusal.</summary>
    public static FormField RecusalReason { get; } = new(Reason, "回避原因", FieldType.Choice)
    {
        Options = [.. Enum.GetValues<RecusalReason>().Select(reason => new FieldOption(reason.ToString(), reason.Text()))],
    };

    public static TaskForm Of(string title, IReadOnlyList<RubricItem> rubric, params IEnumerable<FormField> more) => new(
    [
        .. rubric.SelectMany(Fields), .. more,
    ]) { Title = title };

    public static SheetEntry Entry(PersonsAnswer answer, IReadOnlyList<RubricItem> rubric) => new(Points(answer, rubric), answer.Opinion)
    {
        Remarks = rubric.Select(line => (line.Name, Text: answer.Text(ReviewRemarks.FieldOf(line.Name)))).Where(remark => remark.Text.Length > 0).ToDictionary(remark => remark.Name, remark => remark.Text),
    };

    /// <summary>The form as it is filled by who declares a recusal.</summary>
    public static JsonObject Recusal(RecusalReason reason) => new() { [Reason] = reason.ToString() };

    public static RecusalReason ReasonIn(PersonsAnswer answer) =>
        Enum.TryParse<RecusalReason>(answer.Text(Reason), out var reason) ? reason : throw new RuleBrokenException(new BrokenRule("recusal-reason-missing", "请选择回避原因。", Reason));

    private static IEnumerable<FormField> Fields(RubricItem line) =>
    [
        new(line.Name, $"{line.Text}（0–{line.MaxPoints:0.##} 分）", FieldType.Number) { Required = true, Min = 0, Max = line.MaxPoints },
        new(ReviewRemarks.FieldOf(line.Name), $"{line.Text.Split('：')[0]}：评语（选填）", FieldType.LongText) { MaxLength = ReviewRemarks.MaxLength },
    ];

    private static Dictionary<string, decimal> Points(PersonsAnswer answer, IReadOnlyList<RubricItem> rubric) => rubric
        .Where(line => answer.Data.TryGetProperty(line.Name, out var points) && points.ValueKind == JsonValueKind.Number)
        .ToDictionary(line => line.Name, line => answer.Data.GetProperty(line.Name).GetDecimal());

    public static RuleBrokenException NotAnExpert(string user) => new(new BrokenRule("not-a-judge", $"{user} 不是该申报的评审专家。"));
}
