namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>Why a script gave no value.</summary>
public enum ScriptFailure
{
    /// <summary>The text is not JavaScript.</summary>
    Syntax,

    /// <summary>The script threw, or called something that threw.</summary>
    Thrown,

    /// <summary>It used more time, memory, statements or recursion than <see cref="ScriptOptions"/> allows.</summary>
    Limit,
}

/// <summary>A script that gave no value. The message says what and, where it is known, at which line and column (both from 1).</summary>
public sealed class ScriptException(ScriptFailure failure, string message, int line = 0, int column = 0, Exception? inner = null) : Exception(message, inner)
{
    public ScriptFailure Failure { get; } = failure;

    /// <summary>From 1; 0 if unknown.</summary>
    public int Line { get; } = line;

    /// <summary>From 1; 0 if unknown.</summary>
    public int Column { get; } = column;
}
