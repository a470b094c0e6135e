using System.ComponentModel;
using Elsa.Workflows.Attributes;

namespace Elsa.Workflows.Activities;

/// <summary>Stands for an activity whose type the server does not know, and keeps its JSON. Fails when it is reached; never reached, it does no harm.</summary>
[Browsable(false)]
[Activity("Elsa", "System", "A placeholder activity that will be used in case a workflow definition references an activity type that cannot be found.")]
public sealed class NotFoundActivity : CodeActivity
{
    public NotFoundActivity()
    {
    }

    public NotFoundActivity(string missingTypeName) => MissingTypeName = missingTypeName;

    public string MissingTypeName { get; set; } = "";

    public int MissingTypeVersion { get; set; }

    public string OriginalActivityJson { get; set; } = "";

    /// <exception cref="ActivityNotFoundException">Always.</exception>
    protected override void Execute(ActivityExecutionContext context) => throw new ActivityNotFoundException(MissingTypeName, MissingTypeVersion);
}

/// <summary>A definition names an activity type, or a version of one, that the server does not have.</summary>
public sealed class ActivityNotFoundException(string typeName, int version) : Exception($"The activity '{typeName}' version {version} was not found.")
{
    public string TypeName { get; } = typeName;

    public int Version { get; } = version;
}
