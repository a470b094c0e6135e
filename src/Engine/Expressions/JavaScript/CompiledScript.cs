using Acornima.Ast;
using Jint;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>A script read once, to be evaluated often.</summary>
/// <param name="Program">What Jint prepared.</param>
/// <param name="Names">The global names it refers to.</param>
/// <param name="LeavesNothing">True if it can be proved that it leaves nothing behind in an engine, so that the engine may serve another.</param>
/// <param name="NeedsGuards">True if it may call what <see cref="ScriptGuards"/> guards; a plain expression does not.</param>
/// <param name="NeedsStack">True if it repeats something, and so may nest values as deep as its memory allows.</param>
/// <param name="MayMutate">True if it may change an object that it was given, so that variables must be compared afterwards.</param>
internal sealed record CompiledScript(Prepared<Script> Program, IReadOnlyList<string> Names, bool LeavesNothing, bool NeedsGuards, bool NeedsStack, bool MayMutate)
{
    /// <exception cref="ScriptException">The text is not JavaScript.</exception>
    public static CompiledScript Compile(string source, ScriptOptions limits)
    {
        if (source.Length > limits.MaxSourceLength)
            throw new ScriptException(ScriptFailure.Limit, $"A script may have {limits.MaxSourceLength} characters; this one has {source.Length}.");
        try
        {
            var program = global::Jint.Engine.PrepareScript(source, "script", strict: false, new ScriptPreparationOptions
            {
                ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true, Tolerant = false, RegexTimeout = limits.RegexTimeout },
                CollectReferencedGlobals = true,
            });
            var names = program.ReferencedGlobals is { } globals ? globals.Order(StringComparer.Ordinal).ToArray() : [];
            var check = new ScriptCheck();
            check.Visit(program.Program!); // a script that was prepared has its tree
            if (check.BigInteger is { } place)
                throw new ScriptException(ScriptFailure.Syntax, "Integers of any length (BigInt) are not offered.", place.Line, place.Column + 1);
            return new(program, names, check.LeavesNothing && names.All(ScriptCheck.IsHarmless), !check.LeavesNothing || check.Calls, check.MayNest, check.MayMutate);
        }
        catch (ScriptPreparationException problem)
        {
            var at = (problem.InnerException as Acornima.ParseErrorException)?.Error;
            throw new ScriptException(ScriptFailure.Syntax, problem.InnerException?.Message ?? problem.Message, at?.LineNumber ?? 0, at is null ? 0 : at.Column + 1, problem);
        }
    }
}
