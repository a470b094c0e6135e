using System.Runtime.CompilerServices;
using BenchmarkWorkflow.Engine.Running;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

public sealed partial class ActivityExecutionContext
{
    /// <summary>The value of an input, evaluated when this execution started; evaluated now if it was not.</summary>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null) return default;
        for (var owner = this; owner is not null; owner = owner.ParentActivityExecutionContext)
            if (owner.Plan.SlotOf(input) is var slot && slot >= 0) return owner.InputValue(slot).ConvertTo<T>();
        return TryGet(input.MemoryBlockReference(), out var value) ? value.ConvertTo<T>() : default;
    }

    public T? Get<T>(Output<T>? output) => Get((Output?)output).ConvertTo<T>();

    public object? Get(Output? output) => output is not null && TryGet(output.MemoryBlockReference(), out var value) ? value : null;

    /// <exception cref="InvalidOperationException">No scope in sight declares the block.</exception>
    public object? Get(MemoryBlockReference blockReference) => TryGet(blockReference, out var value)
        ? value
        : throw new InvalidOperationException($"The memory block '{blockReference.Id}' does not exist.");

    public T? Get<T>(MemoryBlockReference blockReference) => Get(blockReference).ConvertTo<T>();

    public bool TryGet(MemoryBlockReference blockReference, out object? value)
    {
        if (FindBlock(blockReference.Id) is { } block)
        {
            value = block.Value;
            return true;
        }

        value = (blockReference as Literal)?.Value;
        return blockReference is Literal;
    }

    /// <summary>Writes to the nearest scope that declares the block; declares it in this one if none does.</summary>
    public void Set(MemoryBlockReference blockReference, object? value, Action<MemoryBlock>? configure = default)
    {
        var block = FindBlock(blockReference.Id) ?? ExpressionExecutionContext.Memory.Declare(blockReference);
        block.Value = value;
        configure?.Invoke(block);
    }

    public void Set<T>(Output<T>? output, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = default) => Set((Output?)output, value, outputName);

    /// <summary>Gives an output its value: to its target if it has one, and to the record of this execution in any case.</summary>
    public void Set(Output? output, object? value, [CallerArgumentExpression(nameof(output))] string? outputName = default)
    {
        WorkflowExecutionContext.RecordOutput(this, outputName ?? "Result", value);
        if (output is not null) OutputBinding.Write(this, output, value);
    }

    internal bool HasMemory => expressions?.MemoryOrNull is { Blocks.Count: > 0 };

    /// <summary>True: this execution made bookmarks in this burst.</summary>
    internal bool HasNewBookmarks => extras?.NewBookmarks is { Count: > 0 };

    internal MemoryBlock? FindBlock(string blockId)
    {
        for (var scope = this; scope is not null; scope = scope.ParentActivityExecutionContext)
            if (scope.expressions?.MemoryOrNull is { } register && register.TryGetBlock(blockId, out var block)) return block;
        return WorkflowExecutionContext.MemoryRegister.TryGetBlock(blockId, out var outermost) ? outermost : null;
    }

    internal void UseMemory(ExpressionExecutionContext own) => expressions = own;

    internal object? InputValue(int slot)
    {
        if (InputValues is null) InputEvaluation.EvaluateNow(this);
        return InputValues![slot];
    }

    private Dictionary<string, object> EvaluatedInputs()
    {
        var state = new Dictionary<string, object>();
        if (InputValues is not { } values) return state;
        for (var slot = 0; slot < values.Length; slot++) state[Plan.Inputs[slot].Name] = values[slot]!;
        return state;
    }
}
