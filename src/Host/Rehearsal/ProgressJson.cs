using System.Text.Json;
using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>
/// How far the rehearsal is, for a program that runs it: one JSON object a line, at least one a virtual day on which something happens, such as
/// <c>{"phase":"running","day":"2022-07-15","share":0.214,"acts":812,"bursts":4021}</c>. The last line's phase is <c>done</c>.
/// </summary>
internal sealed class ProgressJson(TextWriter output) : IProgress<RehearsalProgress>
{
    public void Report(RehearsalProgress value)
    {
        output.WriteLine(JsonSerializer.Serialize(value, ProgressJsonLines.Default.RehearsalProgress));
        output.Flush();
    }
}

[JsonSerializable(typeof(RehearsalProgress))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ProgressJsonLines : JsonSerializerContext;
