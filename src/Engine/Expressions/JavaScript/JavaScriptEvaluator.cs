using System.Collections.Concurrent;
using Jint;
using Jint.Runtime;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>
/// Evaluates JavaScript (ECMAScript of 2024) with limits and without any way to the CLR, the file system or the network. A script is read once; an engine
/// that a script provably left as it was serves the next one, any other is thrown away. Safe for use by many threads at once.
/// </summary>
public sealed class JavaScriptEvaluator(ScriptOptions options)
{
    private const int MaxScripts = 10_000;

    private readonly ConcurrentDictionary<string, CompiledScript> scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<ScriptEngine> idle = [];
    private readonly int maxIdle = Environment.ProcessorCount * 2;

    /// <summary>Reads the text without evaluating it.</summary>
    /// <returns>Null if it is JavaScript, else what is wrong and where.</returns>
    public ScriptException? Check(string source)
    {
        try
        {
            Compile(source);
            return null;
        }
        catch (ScriptException problem)
        {
            return problem;
        }
    }

    /// <summary>The global names that the script refers to, in order; empty if it cannot be read.</summary>
    public IReadOnlyList<string> NamesIn(string source) => Check(source) is null ? Compile(source).Names : [];

    /// <summary>Evaluates the script: the value of its <c>return</c>, else of its last statement.</summary>
    /// <exception cref="ScriptException">It gave no value; <see cref="ScriptException.Failure"/> says why.</exception>
    public object? Evaluate(string source, ScriptScope scope)
    {
        var script = Compile(source);
        if (!script.LeavesNothing)
            return Run(new ScriptEngine(options), script, scope);
        var engine = idle.TryTake(out var waiting) ? waiting : new ScriptEngine(options);
        var value = Run(engine, script, scope);
        if (!engine.IsWorn && idle.Count < maxIdle)
            idle.Add(engine);
        return value;
    }

    private static object? Run(ScriptEngine engine, CompiledScript script, ScriptScope scope)
    {
        try
        {
            return script.NeedsStack ? ScriptStack.Run(() => engine.Run(script, scope)) : engine.Run(script, scope);
        }
        catch (JavaScriptException problem)
        {
            throw new ScriptException(ScriptFailure.Thrown, problem.Message, problem.Location.Start.Line, problem.Location.Start.Column + 1, problem);
        }
        catch (Exception problem) when (problem is TimeoutException or StatementsCountOverflowException or MemoryLimitExceededException or RecursionDepthOverflowException or ExecutionCanceledException
            or InsufficientExecutionStackException or OutOfMemoryException or System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            throw new ScriptException(ScriptFailure.Limit, $"The script used more than it may ({Word(problem)}).", inner: problem);
        }
        catch (Exception problem) when (problem is JintException or ArithmeticException or ArgumentException or InvalidCastException or FormatException)
        {
            throw new ScriptException(ScriptFailure.Thrown, problem.Message, inner: problem); // the engine's own stumbling is the script's failure too
        }
    }

    private static string Word(Exception problem) => problem switch
    {
        StatementsCountOverflowException => "statements",
        MemoryLimitExceededException or OutOfMemoryException => "memory",
        RecursionDepthOverflowException or InsufficientExecutionStackException => "recursion",
        _ => "time",
    };

    private CompiledScript Compile(string source)
    {
        if (scripts.TryGetValue(source, out var script))
            return script;
        if (scripts.Count >= MaxScripts)
            scripts.Clear();
        return scripts[source] = CompiledScript.Compile(source, options);
    }
}
