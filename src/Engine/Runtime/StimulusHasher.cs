using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Elsa.Http.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Runtime.Stimuli;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>SHA-256 (its first half, in hex) of what a stimulus is: its name, its payload as JSON, the activity execution if it is meant for one.</summary>
/// <remarks>Left out as in Elsa: the name of a task (its id says all) the count of a bulk, and how an endpoint treats a request.</remarks>
internal sealed class StimulusHasher : IStimulusHasher
{
    public string Hash(string stimulusName, object? payload = default, string? activityInstanceId = default)
    {
        var text = payload switch
        {
            null => "",
            string plain => plain,
            EventStimulus named => named.EventName,
            RunTaskStimulus task => task.TaskId,
            BulkDispatchWorkflowsStimulus bulk => bulk.ParentInstanceId,
            HttpEndpointBookmarkPayload endpoint => $"{endpoint.Method} {endpoint.Path}",
            JsonElement json => json.GetRawText(),
            _ => JsonSerializer.Serialize(payload, payload.GetType(), JsonSerializerOptions.Web),
        };
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{stimulusName}\n{text}\n{activityInstanceId}"), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
