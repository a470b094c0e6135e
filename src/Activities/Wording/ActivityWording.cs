using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Wording;

/// <summary>Puts the words of <see cref="WordingAttribute"/> into the descriptors.</summary>
internal sealed class ActivityWording : IActivityDescriptorModifier
{
    public void Modify(ActivityDescriptor descriptor)
    {
        if (descriptor.Attributes.OfType<WordingAttribute>().FirstOrDefault() is not { } wording) return;
        var words = wording.Outcomes.Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        foreach (var port in descriptor.Ports)
            if (words.TryGetValue(port.Name, out var text)) port.DisplayName = $"{text} {port.Name}";
        if (wording.Result is not { } result || descriptor.Outputs.FirstOrDefault(output => output.Name == "Result") is not { } output) return;
        output.DisplayName = "结果 Result";
        output.Description = result;
    }
}
