using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Architecture.Tests.Compatibility;

/// <summary>A type as its public surface was written down: members as one line each, generic parameters by their place.</summary>
internal sealed record ApiType(string Name, string Kind, IReadOnlyList<string> Bases, IReadOnlySet<string> Members, IReadOnlyList<string> Abstract);

/// <summary>
/// The public API of Elsa 3.8.0, read by reflection from its assemblies: of every type that <c>src/Activities</c> names, and of their bases, all public and protected
/// members. Types are named as C# names them, without their namespaces, nullable references and parameter names left out.
/// </summary>
internal sealed partial class PublicApi
{
    private readonly Dictionary<(string Namespace, string Name, int Arity), ApiType> types = [];

    public static PublicApi Read(IEnumerable<string> lines)
    {
        var api = new PublicApi();
        var (space, header, members) = ("", "", new List<string>());
        foreach (var line in lines.Append("## "))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal)) members.Add(line.Trim());
            else
            {
                if (header.Length > 0) api.Add(space, header, members);
                (header, members) = ("", []);
                if (line.StartsWith("## ", StringComparison.Ordinal)) space = line[3..].Split(' ')[0];
                else if (line.Length > 0 && line[0] != '#') header = line;
            }
        }

        return api;
    }

    public ApiType? Find(string space, string name, int arity) => types.GetValueOrDefault((space, name, arity));

    /// <summary>Whether the type or one of its bases has the member; a class inherits nothing from its interfaces that it could override.</summary>
    public bool Has(ApiType type, string member, bool inherited = false) =>
        type.Members.Contains(member) || (type.Kind == "delegate" && member == "ctor(object, IntPtr)")
        || BasesOf(type).Any(each => (!inherited || each.Type.Kind == "class") && Has(each.Type, each.Outward(member), inherited));

    /// <summary>What a class deriving from the type, or implementing it, has to offer, bases included.</summary>
    public IEnumerable<string> Demanded(ApiType type) => type.Abstract.Concat(BasesOf(type).SelectMany(each => Demanded(each.Type)));

    private IEnumerable<(ApiType Type, Func<string, string> Outward)> BasesOf(ApiType type)
    {
        foreach (var text in type.Bases)
        {
            var (name, arguments) = Split(text);
            if (types.FirstOrDefault(each => each.Key.Name == name && each.Key.Arity == arguments.Length).Value is not { } found) continue;
            // The base's own parameters are what the type gives it: !0 of the type is !k of the base.
            yield return (found, member => arguments.Select((argument, place) => (argument, place)).Aggregate(member, (text, each) => text.Replace(each.argument, $"!{each.place}", StringComparison.Ordinal)));
        }
    }

    private void Add(string space, string header, List<string> members)
    {
        var match = Header().Match(header);
        var (name, parameters) = Split(match.Groups["name"].Value);
        var bases = match.Groups["bases"].Success ? SplitArguments(match.Groups["bases"].Value).Select(each => Place(each, parameters, "!")).ToList() : [];
        var kind = match.Groups["kind"].Value;
        var all = new HashSet<string>(StringComparer.Ordinal);
        var demanded = new List<string>();
        foreach (var member in members)
        {
            var made = Members(member, parameters).ToList();
            all.UnionWith(made);
            if (member.Contains("abstract ", StringComparison.Ordinal) || (kind == "interface" && !member.Contains("static ", StringComparison.Ordinal) && !member.Contains("virtual ", StringComparison.Ordinal))) demanded.AddRange(made);
        }

        types.TryAdd((space, name, parameters.Length), new ApiType(name, kind, bases, all, demanded));
    }

    /// <summary>One line for a method, constructor or accessor: what it answers, its name, what it takes.</summary>
    private static IEnumerable<string> Members(string text, string[] typeParameters)
    {
        var plain = Modifiers().Replace(text, "");
        if (Property().Match(plain) is { Success: true } property)
        {
            var (type, name) = (Place(property.Groups["type"].Value, typeParameters, "!"), property.Groups["name"].Value);
            if (plain.Contains("get;", StringComparison.Ordinal)) yield return $"{type} get_{name}()";
            if (plain.Contains("set;", StringComparison.Ordinal) || plain.Contains("init;", StringComparison.Ordinal)) yield return $"void set_{name}({type})";
            yield break;
        }

        var open = plain.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) // a field
        {
            var parts = plain.Split(" = ")[0];
            yield return Place(parts, typeParameters, "!");
            yield break;
        }

        var head = plain[..open].Trim();
        var last = LastSpace(head);
        var (methodName, methodParameters) = Split(head[(last + 1)..]);
        var taken = SplitArguments(plain[(open + 1)..plain.LastIndexOf(')')]).Select(each => Place(Place(ParameterType(each), methodParameters, "!!"), typeParameters, "!"));
        var answers = last < 0 ? "" : Place(Place(head[..last], methodParameters, "!!"), typeParameters, "!") + " ";
        yield return methodName == "ctor" ? $"ctor({string.Join(", ", taken)})" : $"{answers}{methodName}{(methodParameters.Length > 0 ? $"`{methodParameters.Length}" : "")}({string.Join(", ", taken)})";
    }

    private static string ParameterType(string text)
    {
        var declared = text.Split(" = ")[0].Trim();
        foreach (var word in (string[])["this ", "params ", "out ", "ref ", "in "])
            if (declared.StartsWith(word, StringComparison.Ordinal)) declared = declared[word.Length..];
        return LastSpace(declared) is > 0 and var space ? declared[..space] : declared;
    }

    /// <summary>Puts <c>!0</c>, <c>!1</c> … in the place of the parameters' names.</summary>
    private static string Place(string type, string[] parameters, string mark)
    {
        for (var place = 0; place < parameters.Length; place++) type = Regex.Replace(type, $@"(?<![\w.]){Regex.Escape(parameters[place])}(?!\w)", $"{mark}{place}");
        return type;
    }

    private static (string Name, string[] Arguments) Split(string type) =>
        type.IndexOf('<', StringComparison.Ordinal) is > 0 and var open ? (type[..open], [.. SplitArguments(type[(open + 1)..^1])]) : (type, []);

    private static IEnumerable<string> SplitArguments(string list)
    {
        var (depth, begin) = (0, 0);
        for (var at = 0; at < list.Length; at++)
        {
            depth += list[at] is '<' or '(' or '[' ? 1 : list[at] is '>' or ')' or ']' ? -1 : 0;
            if (list[at] != ',' || depth > 0) continue;
            yield return list[begin..at].Trim();
            begin = at + 1;
        }

        if (list[begin..].Trim() is { Length: > 0 } rest) yield return rest;
    }

    private static int LastSpace(string text)
    {
        var depth = 0;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            depth += text[at] == '>' ? 1 : text[at] == '<' ? -1 : 0;
            if (text[at] == ' ' && depth == 0) return at;
        }

        return -1;
    }

    [GeneratedRegex(@"^(?:(?:static|abstract|sealed) )*(?<kind>class|interface|struct|enum|delegate) (?<name>[^:]+?)(?: : (?<bases>.+))?$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?:(?:protected|static|virtual|abstract|override|sealed|readonly|const|new) )+")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"^(?<type>.+) (?<name>\w+) \{ .*\}$")]
    private static partial Regex Property();
}
