using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using Jint.Native.Object;

namespace BenchmarkWorkflow.Engine.Tests.Expressions;

/// <summary>A script is stopped before it has taken much more memory than it may, whatever it calls.</summary>
public sealed class ScriptLimitTests
{
    private const long MaxBytes = 16 * 1024 * 1024;

    [Theory]
    [InlineData("'x'.padEnd(2 ** 27).length")]
    [InlineData("'x'.padStart(2 ** 27, 'ab').length")]
    [InlineData("'x'.repeat(1e5).replaceAll('x', 'y'.repeat(1e3)).length")]
    [InlineData("'x'.repeat(1e5).replaceAll('x', () => 'y'.repeat(1e3)).length")]
    [InlineData("'x'.repeat(1e4).replaceAll('x', '$`').length")]
    [InlineData("'x'.repeat(1e5).replace(/x/g, 'y'.repeat(1e3)).length")]
    [InlineData("'x'.repeat(1e5).replace(/x/g, '$&'.repeat(500)).length")]
    [InlineData("/x/g[Symbol.replace]('x'.repeat(1e5), 'y'.repeat(1e3)).length")]
    [InlineData("'x'.repeat(1e6).replace('x'.repeat(1e6), '$&'.repeat(200)).length")]
    [InlineData("String.raw({ raw: Array(1e5).fill('x'.repeat(1e3)) }).length")]
    [InlineData("'x'.repeat(4e6).split('').length")]
    [InlineData("'x'.repeat(4e6).match(/x/g).length")]
    [InlineData("[...'x'.repeat(4e6).matchAll(/x/g)].length")]
    [InlineData("[...'x'.repeat(4e6)].length")]
    [InlineData("'x'.repeat(4e6).split(/(?:)/).length")]
    [InlineData("[].concat(...Array(100).fill(Array(9e5).fill(1))).length")]
    [InlineData("'x'.padEnd(2 ** 29, 'abcdefghijk').length")]
    [InlineData("'x'.repeat(1e5).replaceAll({ toString: () => 'x' }, 'y'.repeat(1e3)).length")]
    public void A_call_that_would_take_more_memory_than_it_may_is_stopped_before(string script)
    {
        var evaluator = new JavaScriptEvaluator(new ScriptOptions { MaxBytes = MaxBytes });
        evaluator.Evaluate("'a'.replace('a', 'b')", new FixedScope()); // what is loaded once
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = Assert.Throws<ScriptException>(() => evaluator.Evaluate(script, new FixedScope()));

        Assert.Equal(ScriptFailure.Limit, problem.Failure);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * MaxBytes);
    }

    [Theory]
    [InlineData(@"'a-b-c'.replaceAll('-', '[$$|$&|$`|$\'|$1|$0|$]')", "a[$|-|a|b-c|$1|$0|$]b[$|-|a-b|c|$1|$0|$]c")]
    [InlineData(@"'2022-06'.replace(/(\d+)-(\d+)/, '$2/$1 $3 $02 $12 $00 $<y> $')", "06/2022 $3 06 20222 $00 $<y> $")]
    [InlineData(@"'2022-06'.replace(/(?<y>\d+)-(?<m>\d+)/g, '$<m>.$<y>$<none>|$<y')", "06.2022|$<y")]
    [InlineData(@"'abcdefg'.replace(/(x)?b/, '[$1$1$1$1$1$1]') + 'aaa'.replace(/a/g, '$`$`$`$`$`$`')", "a[]cdefgaaaaaaaaaaaaaaaaaa")]
    [InlineData(@"'aXbX'.replace('X', (match, at, text) => match + at + text.length) + 'a1'.replace(/(?<n>\d)/, (match, n, at, text, named) => named.n + n + at)", "aX14bXa111")]
    [InlineData(@"'abc'.replace('', '-') + 'abc'.replaceAll('', '-') + 'a'.replace('a') + 'a.a'.replaceAll({ toString: () => '.' }, null)", "-abc-a-b-c-undefinedanulla")]
    public void What_a_guard_replaces_is_what_the_engine_replaces(string script, string expected)
    {
        var (plain, guarded) = (new global::Jint.Engine(), new global::Jint.Engine());
        var strings = (ObjectInstance)guarded.Evaluate("String.prototype");
        new ReplaceGuards(guarded, new ScriptOptions { MaxBytes = 200 }).Install(strings, (ObjectInstance)guarded.Evaluate("RegExp.prototype")); // so little that the guard does it itself

        Assert.Equal(expected, plain.Evaluate(script).ToString());
        Assert.Equal(expected, guarded.Evaluate(script).ToString());
    }
}
