using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BenchmarkWorkflow.Architecture.Tests.Compatibility;

/// <summary>
/// <c>src/Activities</c> has to compile unchanged against Elsa 3.8's own assemblies, which are on no feed we build from. So its built assembly is held against
/// Elsa's public API: every type, member, override and attribute argument it uses of <c>Elsa.*</c>, by name and whole signature.
/// </summary>
public sealed class ElsaCompatibilityTests
{
    private const string Made = """
        ## Elsa.Workflows
        abstract class Activity
          protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
        """;

    [Fact]
    public void The_activities_use_nothing_of_Elsa_that_Elsa_does_not_have() => Assert.Equal("", string.Join("\n", Missing(File.ReadLines(Data))));

    [Theory]
    [InlineData("  protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)", "  protected virtual Task ExecuteAsync(ActivityExecutionContext context)", "Elsa.Workflows.Activity: override ValueTask ExecuteAsync(ActivityExecutionContext)")]
    [InlineData("  ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes)", "  ValueTask CompleteActivityWithOutcomesAsync(string outcome)", "Elsa.Workflows.ActivityExecutionContext: ValueTask CompleteActivityWithOutcomesAsync(string[])")]
    [InlineData("  string UIHint { get; set; }", "  int UIHint { get; set; }", "Elsa.Workflows.Attributes.InputAttribute: UIHint of string as an argument")]
    [InlineData("class FlowNodeAttribute : Attribute", "class FlowNoteAttribute : Attribute", "type Elsa.Workflows.Activities.Flowchart.Attributes.FlowNodeAttribute")]
    [InlineData("interface IPropertyUIHandler", "interface IPropertyUIHandler\n  int Made(string up)", "Elsa.Workflows.IPropertyUIHandler: int Made(string) is not implemented by TaskOutcomes")]
    public void A_member_that_Elsa_had_otherwise_is_seen(string has, string had, string seen) =>
        Assert.Contains(seen, Missing(File.ReadAllText(Data).Replace(has, had, StringComparison.Ordinal).Split('\n')));

    [Fact]
    public void Everything_is_missing_from_an_API_with_one_type() => Assert.True(Missing(Made.Split('\n')).Count > 50);

    private static string Data => Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Compatibility", "elsa-3.8.0-public-api.txt");

    private static IReadOnlyList<string> Missing(IEnumerable<string> api)
    {
        // The build puts every project's output beside this one's.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(output.Parent!.Parent!.FullName, "Activities", output.Name, "BenchmarkWorkflow.Activities.dll");
        using var image = new PEReader(new MemoryStream(File.ReadAllBytes(assembly)));
        return new ElsaUse(image.GetMetadataReader(), PublicApi.Read(api)).Missing();
    }
}
