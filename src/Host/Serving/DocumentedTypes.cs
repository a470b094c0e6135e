using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>What the code says of its types and their members, read from the files that the build writes beside the program; nothing where a file is not there.</summary>
internal sealed class DocumentedTypes
{
    private readonly Dictionary<string, XElement> members;

    public DocumentedTypes(string folder) => members = Directory.EnumerateFiles(folder, "BenchmarkWorkflow.*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member")).Where(member => member.Attribute("name") is not null)
        .GroupBy(member => member.Attribute("name")!.Value) // just asked for
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public string? Of(Type type) => members.TryGetValue("T:" + Name(type), out var member) ? Text(member.Element("summary")) : null;

    /// <summary>Of a record's parameter what its <c>param</c> says, else what stands above the property.</summary>
    public string? Of(PropertyInfo property)
    {
        if (property.DeclaringType is not { } type) return null;
        if (members.TryGetValue("T:" + Name(type), out var record) && record.Elements("param").FirstOrDefault(one => (string?)one.Attribute("name") == property.Name) is { } parameter) return Text(parameter);
        return members.TryGetValue($"P:{Name(type)}.{property.Name}", out var member) ? Text(member.Element("summary")) : null;
    }

    private static string? Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName?.Replace('+', '.');

    private static string? Text(XElement? said)
    {
        if (said is null) return null;
        var text = new StringBuilder();
        foreach (var node in said.DescendantNodes())
        {
            if (node is XText words) text.Append(node.Parent?.Name.LocalName is "c" ? $"`{words.Value}`" : words.Value);
            if (node is not XElement element) continue;
            if (element.Attribute("cref")?.Value is { } cref) text.Append(cref[(cref.LastIndexOf('.') + 1)..].Split('(')[0]);
            if (element.Attribute("name")?.Value is { } name) text.Append(name);
        }

        var line = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }
}
