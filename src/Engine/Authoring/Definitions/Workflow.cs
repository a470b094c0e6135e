using System.ComponentModel;
using System.Text.Json.Serialization;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities;

/// <summary>A workflow definition in the form that runs: the outermost activity.</summary>
[Browsable(false)]
[Activity("Elsa", "Workflows", "A workflow is an activity that executes its Root activity.")]
public sealed class Workflow : Composite<object>, ICloneable
{
    public Workflow()
    {
    }

    public Workflow(IActivity root) => Root = root;

    public Workflow(
        WorkflowIdentity identity,
        WorkflowPublication publication,
        WorkflowMetadata workflowMetadata,
        WorkflowOptions options,
        IActivity root,
        ICollection<Variable> variables,
        ICollection<InputDefinition> inputs,
        ICollection<OutputDefinition> outputs,
        ICollection<string> outcomes,
        IDictionary<string, object> customProperties,
        bool isReadonly,
        bool isSystem)
    {
        Identity = identity;
        Publication = publication;
        WorkflowMetadata = workflowMetadata;
        Options = options;
        Root = root;
        Variables = variables;
        Inputs = inputs;
        Outputs = outputs;
        Outcomes = outcomes;
        CustomProperties = customProperties;
        IsReadonly = isReadonly;
        IsSystem = isSystem;
    }

    public WorkflowIdentity Identity { get; set; } = WorkflowIdentity.VersionOne;

    public WorkflowPublication Publication { get; set; } = WorkflowPublication.LatestAndPublished;

    public ICollection<InputDefinition> Inputs { get; set; } = new List<InputDefinition>();

    public ICollection<OutputDefinition> Outputs { get; set; } = new List<OutputDefinition>();

    public ICollection<string> Outcomes { get; set; } = new List<string>();

    public WorkflowMetadata WorkflowMetadata { get; set; } = new();

    public WorkflowOptions Options { get; set; } = new();

    public bool IsReadonly { get; set; }

    public bool IsSystem { get; }

    [JsonIgnore]
    public WorkflowDefinitionHandle DefinitionHandle => WorkflowDefinitionHandle.ByDefinitionVersionId(Identity.Id);

    public static Workflow FromActivity(IActivity root) => root as Workflow ?? new Workflow(root);

    public Workflow Clone() => (Workflow)MemberwiseClone();

    object ICloneable.Clone() => Clone();
}
