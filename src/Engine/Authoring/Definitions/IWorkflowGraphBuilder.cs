using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>Compiles a workflow: gives its activities their ids and node ids, finds their ports, inputs, outputs and variables.</summary>
public interface IWorkflowGraphBuilder
{
    Task<WorkflowGraph> BuildAsync(Workflow workflow, CancellationToken cancellationToken = default);
}

/// <summary>Makes ids that are unique in the whole installation.</summary>
public interface IIdentityGenerator
{
    string GenerateId();
}

/// <summary>The hash by which a stimulus finds the bookmarks and triggers that wait for it.</summary>
public interface IStimulusHasher
{
    string Hash(string stimulusName, object? payload = default, string? activityInstanceId = default);
}

/// <summary>Where WriteLine writes.</summary>
public interface IStandardOutStreamProvider
{
    TextWriter GetTextWriter();
}

/// <summary>Where ReadLine reads.</summary>
public interface IStandardInStreamProvider
{
    TextReader GetTextReader();
}
