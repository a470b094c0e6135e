using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Persistence.Schema;

/// <summary>One step of the schema: <c>Schema/{Sqlite,Postgres}/NNNN-name.sql</c>, built into the assembly.</summary>
public sealed record SchemaScript(int Number, string Name, string Sql, string Checksum)
{
    /// <summary>The scripts of one database, in their order.</summary>
    public static IReadOnlyList<SchemaScript> Of(DatabaseKind kind)
    {
        var prefix = $"{kind}/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => Read(assembly, name, prefix))];
    }

    public static SchemaScript Of(int number, string name, string sql) =>
        new(number, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n").Trim()))));

    private static SchemaScript Read(Assembly assembly, string resource, string prefix)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!); // the name came from the assembly itself
        var (number, name) = (int.Parse(resource.AsSpan(prefix.Length, 4)), resource[(prefix.Length + 5)..^4]);
        return Of(number, name, reader.ReadToEnd());
    }
}
