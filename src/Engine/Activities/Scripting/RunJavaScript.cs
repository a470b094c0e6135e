using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Expressions.JavaScript.Activities;

/// <summary>Runs a script. What it returns is the Result; setOutcome and setOutcomes in it choose the ways a flowchart follows.</summary>
[Activity("Elsa", "Scripting", "Executes JavaScript code", DisplayName = "Run JavaScript")]
public sealed class RunJavaScript : CodeActivity<object?>
{
    public RunJavaScript()
    {
    }

    public RunJavaScript(string script) => Script = new Input<string>(script);

    [Input(Description = "The script to run.", DefaultSyntax = "JavaScript", UIHint = InputUIHints.CodeEditor, UIHandler = typeof(CodeEditorLanguage.JavaScript))]
    public Input<string> Script { get; set; } = new("");

    [Input(Description = "A list of possible outcomes.", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> PossibleOutcomes { get; set; } = null!; // only the designer reads it

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var script = context.Get(Script);
        if (string.IsNullOrWhiteSpace(script)) return;
        string[] outcomes = ["Done"];
        var options = new ExpressionEvaluatorOptions
        {
            Arguments = new Dictionary<string, object>
            {
                ["setOutcome"] = (Func<object?[], object?>)(given => outcomes = [Convert.ToString(given.FirstOrDefault(), System.Globalization.CultureInfo.InvariantCulture) ?? ""]),
                ["setOutcomes"] = (Func<object?[], object?>)(given => outcomes = NamesIn(given.FirstOrDefault())),
            },
        };
        var result = await context.WorkflowExecutionContext.Evaluator.EvaluateAsync(new Expression("JavaScript", script), typeof(object), context.ExpressionExecutionContext, options).ConfigureAwait(false);
        if (result is not null) context.Set(Result, result);
        await context.CompleteActivityWithOutcomesAsync(outcomes).ConfigureAwait(false);
    }

    private static string[] NamesIn(object? names) => names switch
    {
        string name => [name],
        System.Collections.IEnumerable several => several.Cast<object?>().Select(name => name?.ToString() ?? "").ToArray(),
        _ => [],
    };
}
