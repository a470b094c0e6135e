using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>What an expert says of single lines of a rubric, beside the points.</summary>
public static class ReviewRemarks
{
    /// <summary>Most characters about one line.</summary>
    public const int MaxLength = 1000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>remark-unknown</c>, <c>remark-too-long</c>.</summary>
    public static IReadOnlyList<BrokenRule> Check(IReadOnlyList<RubricItem> rubric, IReadOnlyDictionary<string, string> remarks)
    {
        List<BrokenRule> broken = [];
        foreach (var (name, text) in remarks.OrderBy(remark => remark.Key, StringComparer.Ordinal))
        {
            var line = rubric.FirstOrDefault(item => item.Name == name);
            if (line is null) broken.Add(new("remark-unknown", $"评分表中没有“{name}”一项。", FieldOf(name)));
            else if (text.Length > MaxLength) broken.Add(new("remark-too-long", $"“{line.Text}”的评语最多 {MaxLength} 字，现有 {text.Length} 字，请精简。", FieldOf(name)));
        }

        return broken;
    }

    /// <summary>The field of a form that asks what is said of a line.</summary>
    public static string FieldOf(string line) => line + "Remark";

    internal static IReadOnlyDictionary<string, string> Read(string json) => JsonSerializer.Deserialize<SortedDictionary<string, string>>(json)!; // written below, never null

    /// <summary>Those that say something.</summary>
    internal static string Write(IReadOnlyDictionary<string, string> remarks) => JsonSerializer.Serialize(
        new SortedDictionary<string, string>(remarks.Where(remark => !string.IsNullOrWhiteSpace(remark.Value)).ToDictionary(remark => remark.Key, remark => remark.Value.Trim()), StringComparer.Ordinal), Readable);
}
