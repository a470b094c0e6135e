using Elsa.Expressions.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>An activity that is complete when its code returns, unless the code made a bookmark to wait for.</summary>
public abstract class CodeActivity : Activity
{
    protected CodeActivity()
    {
    }

    protected CodeActivity(string activityType, int version = 1) : base(activityType, version)
    {
    }

    internal override bool CompletesItself => true;
}

public abstract class CodeActivity<T> : CodeActivity, IActivityWithResult<T>
{
    protected CodeActivity()
    {
    }

    protected CodeActivity(string activityType, int version = 1) : base(activityType, version)
    {
    }

    protected CodeActivity(MemoryBlockReference? output) => Result = output is null ? null : new Output<T>(output);

    protected CodeActivity(Output<T>? output) => Result = output;

    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result
    {
        get => Result;
        set => Result = (Output<T>?)value;
    }
}

public abstract class CodeActivityWithResult : CodeActivity
{
    protected CodeActivityWithResult()
    {
    }

    protected CodeActivityWithResult(string activityType, int version = 1) : base(activityType, version)
    {
    }

    protected CodeActivityWithResult(MemoryBlockReference? output) => Result = output is null ? null : new Output(output);

    protected CodeActivityWithResult(Output? output) => Result = output;

    [Output]
    public Output? Result { get; set; }
}
