using System.Globalization;
using Elsa.Extensions;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>What a workflow instance is about, such as <c>application:17</c>. It is the instance's correlation id.</summary>
/// <param name="Id">The row's id; the year for a campaign.</param>
public readonly record struct Matter(string Kind, long Id)
{
    public const string Campaign = "campaign";
    public const string Application = "application";
    public const string Package = "package";
    public const string Relaxation = "relaxation";
    public const string Objection = "objection";
    public const string Event = "event";
    public const string Visit = "visit";

    /// <summary>One person's registration for an exchange event.</summary>
    public const string Registration = "registration";

    /// <summary>Name of the variable by which <c>ForEachApplication</c> says which application its body is about.</summary>
    internal const string Current = "CurrentApplication";

    /// <summary>The matter a correlation id names; none when it names none.</summary>
    public static Matter? Parse(string? correlationId)
    {
        if (correlationId?.Split(':', 2) is not [{ Length: > 0 } kind, var number]) return null;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new Matter(kind, id) : null;
    }

    /// <summary>What the activity works on: the application of the loop it stands in, else the instance's matter.</summary>
    /// <exception cref="InvalidOperationException">The instance was started without a correlation id of this form.</exception>
    public static Matter Of(ActivityExecutionContext context)
    {
        if (context.GetVariable<object>(Current) is { } current) return new(Application, Convert.ToInt64(current, CultureInfo.InvariantCulture));
        var correlationId = context.WorkflowExecutionContext.CorrelationId;
        return Parse(correlationId)
            ?? throw new InvalidOperationException($"流程实例的关联编号“{correlationId}”不是“类别:编号”的形式，无法确定所办事项。在设计器里试运行时，请先在流程的变量 TestCorrelationId 里填写事项，如 application:12。");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Id}");
}
