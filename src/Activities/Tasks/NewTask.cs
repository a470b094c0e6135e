using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>A task that is dropped on the canvas can be answered at once: it is approved or rejected.</summary>
internal sealed class NewTask : IActivityDescriptorModifier
{
    public void Modify(ActivityDescriptor descriptor)
    {
        if (descriptor.ClrType != typeof(UserTask)) return;
        descriptor.ConstructionProperties[nameof(UserTask.Actions)] = Texts("""["Approve","Reject"]""");
        descriptor.ConstructionProperties[nameof(UserTask.Labels)] = Texts("""["Approve=同意","Reject=不同意"]""");
    }

    /// <summary>An input as the Studio keeps it.</summary>
    private static Dictionary<string, object> Texts(string json) => new() { ["typeName"] = "ICollection<String>", ["expression"] = new Dictionary<string, object> { ["type"] = "Object", ["value"] = json } };
}
