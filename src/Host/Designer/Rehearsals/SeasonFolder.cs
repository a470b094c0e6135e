using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Studio.Definitions;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>What a season is rehearsed from: every published definition as a file, one of them replaced by a draft, with the campaign, the calendar and the letters.</summary>
internal static class SeasonFolder
{
    private static readonly string[] Beside = ["campaigns", "calendar", "mail"];

    /// <summary>The program itself: one id for each build of each of its assemblies. The host's own stays as it was when only the engine or the domain changed.</summary>
    internal static IReadOnlyList<Guid> Program { get; } = [.. Ours(typeof(SeasonFolder).Assembly, []).OrderBy(assembly => assembly.FullName, StringComparer.Ordinal).Select(assembly => assembly.ManifestModule.ModuleVersionId)];

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">Where; it must exist.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="workflows">The folder that campaign, calendar and letters come from.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WriteAsync(string folder, IReadOnlyList<WorkflowDefinition> definitions, string workflows, CancellationToken ct)
    {
        foreach (var definition in definitions)
            await File.WriteAllTextAsync(Path.Combine(folder, NameOf(definition)), DefinitionFile.Text(definition, null), ct);
        foreach (var part in Beside.Where(part => Directory.Exists(Path.Combine(workflows, part))))
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(workflows, part))) File.Copy(file, Path.Combine(folder, part, Path.GetFileName(file)));
        }
    }

    /// <summary>The same text for the same season: definitions, campaign, calendar, letters, how many apply, the seed, the settings, and the program itself.</summary>
    public static async Task<string> KeyAsync(IReadOnlyList<WorkflowDefinition> definitions, string workflows, int campaign, int applications, int seed, string settings, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{string.Join(' ', Program)} {campaign} {applications} {seed} {settings}");
        foreach (var definition in definitions.OrderBy(definition => definition.DefinitionId, StringComparer.Ordinal)) Add($"{definition.DefinitionId} {definition.Name} {definition.Hash}");
        foreach (var file in Beside.Select(part => Path.Combine(workflows, part)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal))
        {
            Add(Path.GetFileName(file));
            hash.AppendData(await File.ReadAllBytesAsync(file, ct));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }

    private static HashSet<Assembly> Ours(Assembly assembly, HashSet<Assembly> found)
    {
        if (!found.Add(assembly)) return found;
        foreach (var needed in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("BenchmarkWorkflow.", StringComparison.Ordinal))) Ours(Assembly.Load(needed), found);
        return found;
    }

    /// <summary>A definition's id may hold anything; its file's name may not.</summary>
    private static string NameOf(WorkflowDefinition definition) =>
        string.Concat(definition.DefinitionId.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-')) + "-" + definition.Hash[..8] + ".json";
}
