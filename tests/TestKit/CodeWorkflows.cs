using BenchmarkWorkflow.Engine.Running.Planning;
using BenchmarkWorkflow.Engine.Runtime;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.TestKit;

/// <summary>Workflows written in code in place of stored definitions: the runtime finds them under the name they were added with.</summary>
public sealed class CodeWorkflows : IWorkflowGraphFinder
{
    private readonly Dictionary<string, WorkflowGraph> graphs = [];

    /// <summary>Adds a workflow; its version id is the name with "-1".</summary>
    public CodeWorkflows Add(string name, IActivity root, Action<Workflow>? configure = null)
    {
        var workflow = new Workflow(root) { Identity = new WorkflowIdentity(name, 1, name + "-1") };
        configure?.Invoke(workflow);
        graphs[name] = WorkflowGraphBuilder.Build(workflow);
        return this;
    }

    public WorkflowGraph this[string name] => graphs[name];

    public Task<WorkflowGraph?> FindWorkflowGraphAsync(WorkflowDefinitionHandle handle, CancellationToken cancellationToken = default) =>
        Task.FromResult(handle.DefinitionVersionId is { } version
            ? graphs.Values.FirstOrDefault(graph => graph.Workflow.Identity.Id == version)
            : graphs.GetValueOrDefault(handle.DefinitionId ?? ""));

    /// <summary>Registers the engine's runtime with these workflows and ids that count (<c>id1</c>, <c>id2</c> …).</summary>
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IIdentityGenerator, CountingIds>();
        services.AddSingleton<IWorkflowGraphFinder>(this);
        services.AddEngineRuntime();
    }
}

/// <summary>Ids that no other run and no other node gives.</summary>
public sealed class FreshIds : IIdentityGenerator
{
    public string GenerateId() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(16, lowercase: true);
}

/// <summary>Ids that repeat from run to run.</summary>
public sealed class CountingIds : IIdentityGenerator
{
    private int last;

    public string GenerateId() => "id" + Interlocked.Increment(ref last);
}
