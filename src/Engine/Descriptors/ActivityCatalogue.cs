using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>The activity types as a client's toolbox and panels need them: with the choices of their inputs, found now.</summary>
public sealed class ActivityCatalogue(IActivityRegistry registry, ActivityTypes types, InputChoices choices, ActivityDescriptorJson json)
{
    /// <summary>Reads the types again, news of definitions or not.</summary>
    public Task RefreshAsync(CancellationToken ct) => types.RefreshAsync(ct);

    /// <summary>All types, ordered by name and version.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(CancellationToken ct)
    {
        await types.EnsureCurrentAsync(ct).ConfigureAwait(false);
        var list = new List<JsonObject>();
        foreach (var descriptor in registry.ListAll().OrderBy(descriptor => descriptor.TypeName, StringComparer.Ordinal).ThenBy(descriptor => descriptor.Version))
            list.Add(await WriteAsync(descriptor, ct).ConfigureAwait(false));
        return list;
    }

    /// <returns>Null if there is no such type or version; the highest version if none is given.</returns>
    public async Task<JsonObject?> FindAsync(string type, int? version, CancellationToken ct)
    {
        await types.EnsureCurrentAsync(ct).ConfigureAwait(false);
        var descriptor = version is { } number ? registry.Find(type, number) : registry.Find(type);
        return descriptor is null ? null : await WriteAsync(descriptor, ct).ConfigureAwait(false);
    }

    /// <summary>The choices of one input, given what was chosen for others.</summary>
    /// <returns>Null if there is no such type or input.</returns>
    public async Task<JsonObject?> ChoicesAsync(string type, int? version, string input, object? context, CancellationToken ct)
    {
        await types.EnsureCurrentAsync(ct).ConfigureAwait(false);
        var descriptor = version is { } number ? registry.Find(type, number) : registry.Find(type);
        return descriptor?.Inputs.FirstOrDefault(candidate => candidate.Name == input) is { } found
            ? ActivityDescriptorJson.WriteChoices(await choices.GetAsync(found, context, ct).ConfigureAwait(false))
            : null;
    }

    private async Task<JsonObject> WriteAsync(ActivityDescriptor descriptor, CancellationToken ct)
    {
        var found = new Dictionary<InputDescriptor, IDictionary<string, object>>();
        foreach (var input in descriptor.Inputs)
            found[input] = await choices.GetAsync(input, null, ct).ConfigureAwait(false);
        return json.Write(descriptor, input => found[input]);
    }
}
