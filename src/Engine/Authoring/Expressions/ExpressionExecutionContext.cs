using Elsa.Expressions.Helpers;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Expressions.Models;

/// <summary>What an expression sees: the scope's memory, its parents', and services. Made by an activity the first time something asks for it.</summary>
public sealed class ExpressionExecutionContext
{
    private readonly IServiceProvider? serviceProvider;
    private readonly CancellationToken cancellationToken;
    private readonly Action? onChange;
    private MemoryRegister? memory;
    private ExpressionExecutionContext? parent;
    private bool hasOwnParent;
    private IDictionary<object, object>? transientProperties;

    public ExpressionExecutionContext(
        IServiceProvider serviceProvider,
        MemoryRegister memory,
        ExpressionExecutionContext? parentContext = default,
        IDictionary<object, object>? transientProperties = default,
        Action? onChange = default,
        CancellationToken cancellationToken = default)
    {
        this.serviceProvider = serviceProvider;
        this.memory = memory;
        this.transientProperties = transientProperties;
        this.onChange = onChange;
        this.cancellationToken = cancellationToken;
        parent = parentContext;
        hasOwnParent = true;
    }

    internal ExpressionExecutionContext(ActivityExecutionContext activity, MemoryRegister? memory = null)
    {
        Activity = activity;
        this.memory = memory;
    }

    internal ExpressionExecutionContext(WorkflowExecutionContext workflow)
    {
        Workflow = workflow;
        memory = workflow.MemoryRegister;
        hasOwnParent = true;
    }

    /// <summary>The activity this context belongs to, if it belongs to one.</summary>
    internal ActivityExecutionContext? Activity { get; }

    /// <summary>The run this context belongs to, if it is the run's own.</summary>
    internal WorkflowExecutionContext? Workflow { get; }

    public IServiceProvider ServiceProvider => serviceProvider ?? (Activity?.WorkflowExecutionContext ?? Workflow!).ServiceProvider;

    public MemoryRegister Memory => memory ??= new MemoryRegister();

    public IDictionary<object, object> TransientProperties
    {
        get => transientProperties ??= new Dictionary<object, object>();
        set => transientProperties = value;
    }

    public ExpressionExecutionContext? ParentContext
    {
        get => hasOwnParent ? parent : Activity!.ParentExpressionContext;
        set
        {
            parent = value;
            hasOwnParent = true;
        }
    }

    public CancellationToken CancellationToken => serviceProvider is null ? (Activity?.WorkflowExecutionContext ?? Workflow!).CancellationToken : cancellationToken;

    public MemoryBlock GetBlock(Func<MemoryBlockReference> blockReference) => GetBlock(blockReference());

    /// <exception cref="InvalidOperationException">No scope in sight declares the block.</exception>
    public MemoryBlock GetBlock(MemoryBlockReference blockReference) =>
        FindBlock(blockReference.Id) ?? throw new InvalidOperationException($"Failed to retrieve memory block with reference {blockReference.Id}");

    public bool TryGetBlock(MemoryBlockReference blockReference, out MemoryBlock block)
    {
        block = FindBlock(blockReference.Id)!;
        return block is not null;
    }

    public object? Get(Func<MemoryBlockReference> blockReference) => Get(blockReference());

    public object? Get(MemoryBlockReference blockReference) => GetBlock(blockReference).Value;

    public bool TryGet(MemoryBlockReference blockReference, out object? value)
    {
        var block = FindBlock(blockReference.Id);
        value = block?.Value;
        return block is not null;
    }

    public T? Get<T>(Func<MemoryBlockReference> blockReference) => Get<T>(blockReference());

    public T? Get<T>(MemoryBlockReference blockReference) => Get(blockReference).ConvertTo<T>();

    public void Set(Func<MemoryBlockReference> blockReference, object? value, Action<MemoryBlock>? configure = default) => Set(blockReference(), value, configure);

    /// <summary>Writes to the nearest scope that declares the block; declares it here if none does.</summary>
    public void Set(MemoryBlockReference blockReference, object? value, Action<MemoryBlock>? configure = default)
    {
        var block = FindBlock(blockReference.Id) ?? Memory.Declare(blockReference);
        block.Value = value;
        configure?.Invoke(block);
        onChange?.Invoke();
    }

    public T GetRequiredService<T>() where T : notnull => ServiceProvider.GetRequiredService<T>();

    internal MemoryRegister? MemoryOrNull => memory;

    internal MemoryBlock? FindBlock(string id)
    {
        for (var scope = this; scope is not null; scope = scope.ParentContext)
            if (scope.memory is { } register && register.TryGetBlock(id, out var block)) return block;
        return null;
    }
}
