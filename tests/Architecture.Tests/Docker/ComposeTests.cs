using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace BenchmarkWorkflow.Architecture.Tests.Docker;

/// <summary>The compose file is parsed and everything it refers to is looked up.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docker");
    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "compose.yaml"));
    private static readonly YamlMappingNode Compose = Read();

    [Fact]
    public void Every_build_context_and_dockerfile_exists()
    {
        foreach (var build in Services().Select(service => Child(service, "build")).OfType<YamlMappingNode>())
        {
            var context = Path.Combine(Folder, Scalar(build, "context"));
            Assert.True(File.Exists(Path.Combine(context, Scalar(build, "dockerfile"))));
        }
    }

    [Fact]
    public void Every_service_another_depends_on_is_declared_and_has_a_health_check()
    {
        var services = (YamlMappingNode)Compose["services"];
        foreach (var needed in Services().Select(service => Child(service, "depends_on")).OfType<YamlMappingNode>().SelectMany(node => node.Children))
        {
            var service = Assert.IsType<YamlMappingNode>(services[needed.Key]);
            if (Scalar((YamlMappingNode)needed.Value, "condition") == "service_healthy") Assert.NotNull(Child(service, "healthcheck"));
        }
    }

    [Fact]
    public void Every_named_volume_is_declared()
    {
        var declared = ((YamlMappingNode)Compose["volumes"]).Children.Keys.Select(key => key.ToString()).ToHashSet();
        var used = Services().Select(service => Child(service, "volumes")).OfType<YamlSequenceNode>()
            .SelectMany(volumes => volumes.Select(volume => volume.ToString().Split(':')[0]))
            .Where(name => !name.StartsWith('.') && !name.StartsWith('/'));

        Assert.Empty(used.Except(declared));
    }

    [Fact]
    public void Every_build_argument_is_one_the_Dockerfile_declares()
    {
        var declared = Instruction.Read(Path.Combine(Folder, "Dockerfile"))
            .Where(line => line.Keyword == "ARG").Select(line => line.Argument.Split('=')[0]);
        var given = Services().Select(service => Child(service, "build")).OfType<YamlMappingNode>()
            .Select(build => Child(build, "args")).OfType<YamlMappingNode>().SelectMany(args => args.Children.Keys).Select(key => key.ToString());

        Assert.Empty(given.Except(declared));
    }

    [Fact]
    public void No_secret_is_written_in_the_file() => Assert.All(
        Secret().Matches(Text).Select(match => match.Groups["value"].Value),
        value => Assert.StartsWith("${", value));

    [GeneratedRegex("""(?i)password\s*[:=]\s*(?<value>[^\s;]+)""")]
    private static partial Regex Secret();

    private static IEnumerable<YamlMappingNode> Services() => ((YamlMappingNode)Compose["services"]).Children.Values.OfType<YamlMappingNode>();

    private static YamlNode? Child(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var child) ? child : null;

    private static string Scalar(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;

    private static YamlMappingNode Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
