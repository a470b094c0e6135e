using System.Dynamic;
using System.Text.Json;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;

namespace BenchmarkWorkflow.Engine.Tests.Expressions;

public sealed class JavaScriptTests
{
    private readonly JavaScriptEvaluator evaluator = new(new ScriptOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai") });

    [Theory]
    [InlineData("1 + 1 === 2", true)]
    [InlineData("return false;", false)]
    [InlineData("var a = 2; a * 3", 6d)]
    [InlineData("const f = x => `v${x ?? 1}`; f()", "v1")]
    [InlineData("const { a, ...rest } = { a: 1, b: 2 }; return Object.keys(rest)[0] + a", "b1")]
    [InlineData("[3, 1, 2].sort().map(n => n * 2).join()", "2,4,6")]
    [InlineData("null", null)]
    [InlineData("undefined", null)]
    [InlineData("if (true) { 'yes' } else { 'no' }", "yes")]
    [InlineData("'ab'.repeat(3) + 'x'.repeat(0) + 'y'.repeat()", "ababab")]
    [InlineData("({ x: { y: 5 } })?.x?.y", 5d)]
    public void A_script_when_evaluated_gives_its_return_or_last_value(string script, object? expected) => Assert.Equal(expected, evaluator.Evaluate(script, new FixedScope()));

    [Fact]
    public void Variables_when_read_and_written_in_every_way_are_the_same()
    {
        var scope = new FixedScope { Variables = { ["Counter"] = 1, ["my name"] = "x" } };
        Assert.Equal(2d, evaluator.Evaluate("getCounter() + 1", scope));
        Assert.Equal(2d, evaluator.Evaluate("getVariable('Counter') + 1", scope));
        Assert.Equal("x", evaluator.Evaluate("getMyName()", scope));
        evaluator.Evaluate("variables.Counter = variables.Counter + 4", scope);
        Assert.Equal(5d, scope.Variables["Counter"]);
        evaluator.Evaluate("setCounter(getCounter() * 2)", scope);
        Assert.Equal(10d, scope.Variables["Counter"]);
        Assert.Equal("fresh", evaluator.Evaluate("setVariable('New', 'fresh'), getVariable('New')", scope));
        Assert.Null(evaluator.Evaluate("getVariable('Missing')", scope));
        Assert.Equal(true, evaluator.Evaluate("getVariable('Missing') === null", scope));
    }

    [Fact]
    public void An_object_variable_when_changed_in_place_is_changed()
    {
        dynamic order = new ExpandoObject();
        order.total = 1;
        var scope = new FixedScope { Variables = { ["Order"] = order, ["List"] = new object[] { "a" }, ["Same"] = new object[] { "z" } } };
        evaluator.Evaluate("getVariable('Order').total = 7; getList().push('b'); getVariable('Same').map(x => x)", scope);
        Assert.Equal(7d, ((IDictionary<string, object?>)scope.Variables["Order"]!)["total"]);
        Assert.Equal(["a", "b"], (object[])scope.Variables["List"]!);
        evaluator.Evaluate("variables.Order.total += 1", scope);
        Assert.Equal(8d, ((IDictionary<string, object?>)scope.Variables["Order"]!)["total"]);
    }

    [Fact]
    public void A_stored_object_when_made_text_is_named_by_its_type_and_an_array_lists_its_items()
    {
        dynamic order = new ExpandoObject();
        order.a = 1;
        var scope = new FixedScope { Variables = { ["X"] = order, ["L"] = new object[] { 1d, "two", true } } };
        Assert.Equal("object:System.Dynamic.ExpandoObject", evaluator.Evaluate("typeof getVariable('X') + ':' + getVariable('X')", scope));
        Assert.Equal("object:1,two,true", evaluator.Evaluate("typeof getVariable('L') + ':' + getVariable('L')", scope));
        Assert.Equal("{\"a\":1}", evaluator.Evaluate("toJson(getX())", scope));
    }

    [Fact]
    public void Elsas_functions_when_called_do_what_Elsas_do()
    {
        var scope = new FixedScope { Inputs = { ["Name"] = "Q", ["full name"] = "Full" }, Outputs = { [("Ask", "Result")] = 5 }, Given = new() { ["signal"] = "s" } };
        Assert.Equal(
            "{\"a\":1}truetrueaGk=hi6f9619ff-8b86-d011-b42d-00cf4fc964ff",
            evaluator.Evaluate("toJson({a:1}) + isNullOrEmpty('') + isNullOrWhiteSpace('  ') + stringToBase64('hi') + stringFromBase64('aGk=') + parseGuid('6f9619ff-8b86-d011-b42d-00cf4fc964ff')", scope));
        Assert.Equal("QQFull", evaluator.Evaluate("getName() + getInput('Name') + getFullName()", scope));
        Assert.Equal("5null", evaluator.Evaluate("getResultFromAsk() + '' + getOutputFrom('None')", scope));
        Assert.Equal("definition version 3 instance correlation name last s", evaluator.Evaluate("[getWorkflowDefinitionId(), getWorkflowDefinitionVersionId(), getWorkflowDefinitionVersion(), getWorkflowInstanceId(), getCorrelationId(), getWorkflowInstanceName(), getLastResult(), getSignal()].join(' ')", scope));
        evaluator.Evaluate("setCorrelationId('c2'); setWorkflowInstanceName('n2')", scope);
        Assert.Equal(("c2", "n2"), (scope.CorrelationId, scope.WorkflowInstanceName));
        Assert.Equal("hié", evaluator.Evaluate("bytesToString(bytesFromBase64(bytesToBase64(bytesFromString('hié'))))", scope));
        Assert.Equal(22d, evaluator.Evaluate("getShortGuid().length", scope));
    }

    [Fact]
    public void A_given_function_when_called_gets_plain_values()
    {
        object?[]? seen = null;
        var scope = new FixedScope { Extra = new() { ["setOutcome"] = given => { seen = given; return null; } } };
        evaluator.Evaluate("setOutcome('Yes', [1])", scope);
        Assert.NotNull(seen);
        Assert.Equal("Yes", seen[0]);
        Assert.Equal([1d], (object[])seen[1]!);
    }

    [Fact]
    public void Chance_and_time_when_used_come_from_the_engine_so_that_a_run_repeats()
    {
        const string Script = "Math.random() + ' ' + newGuid() + ' ' + new Date().toISOString() + ' ' + new Date().getHours()";
        var first = evaluator.Evaluate(Script, new FixedScope());
        Assert.Equal(first, evaluator.Evaluate(Script, new FixedScope()));
        Assert.EndsWith("2022-07-15T12:00:00.000Z 20", (string)first!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (;;) {}", "time|statements")]
    [InlineData("while (true) { Math.abs(1) }", "time|statements")]
    [InlineData("(function f() { return f() })()", "recursion")]
    [InlineData("let s = 'xxxxxxxxxxxxxxxx'; for (;;) s += s", "memory")]
    [InlineData("'x'.repeat(2 ** 29).length", "memory")]
    [InlineData("'x'['re' + 'peat'](2 ** 29).length", "memory")]
    [InlineData("'x'.padEnd(2 ** 29).length", "memory")]
    [InlineData("new Array(900000).join('abcdefghij'.repeat(100)).length", "memory")]
    [InlineData("/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')", "time")]
    [InlineData("const a = []; for (;;) a.push(new Array(1000).fill(1))", "memory|statements|time")]
    public void A_script_that_never_ends_when_evaluated_is_stopped(string script, string reasons)
    {
        var evaluator = new JavaScriptEvaluator(new ScriptOptions { Timeout = TimeSpan.FromMilliseconds(500), MaxBytes = 16 * 1024 * 1024 });
        var problem = Assert.Throws<ScriptException>(() => evaluator.Evaluate(script, new FixedScope()));
        Assert.Equal(ScriptFailure.Limit, problem.Failure);
        Assert.Contains(reasons.Split('|'), reason => problem.Message.Contains(reason, StringComparison.Ordinal));
    }

    /// <summary>Each of these once ended the process, or held it for minutes: one native call, before any limit could look.</summary>
    [Theory]
    [InlineData("let a=[]; for (let i=0;i<60000;i++) a=[a]; JSON.stringify(a)")]
    [InlineData("let a=[]; for (let i=0;i<60000;i++) a=[a]; a + ''")]
    [InlineData("let a=[]; for (let i=0;i<60000;i++) a=[a]; a.toLocaleString()")]
    [InlineData("let a=[]; for (let i=0;i<60000;i++) a=[a]; a.flat(Infinity)")]
    [InlineData("let a={}; for (let i=0;i<60000;i++) a={a}; toJson(a)")]
    [InlineData("Array.from({length:90000}).reduce(a=>[a],[]) + ''")]
    [InlineData("let a=[1]; for(let i=0;i<40;i++) a=[a,a]; a")]
    [InlineData("let a=[1]; for(let i=0;i<40;i++) a=[a,a]; variables.X = a")]
    [InlineData("let a=[1]; for(let i=0;i<40;i++) a=[a,a]; JSON.stringify(a).length")]
    [InlineData("let a=[1]; for(let i=0;i<40;i++) a=[a,a]; (a+'').length")]
    [InlineData("let a=[1]; for(let i=0;i<40;i++) a=[a,a]; a.flat(Infinity).length")]
    [InlineData("const a=[]; a.length = 9e5; a.join('x'.repeat(1e6))")]
    [InlineData("'x'.concat(...Array(1e5).fill('x'.repeat(1e5)))")]
    [InlineData("JSON.stringify(Array(9e5).fill('x'.repeat(1e6))).length")]
    [InlineData("encodeURIComponent('中'.repeat(1e7)).length")]
    [InlineData("for (;;) JSON.stringify([1])")]
    [InlineData("for (;;) [1].join(',')")]
    [InlineData("for (;;) encodeURI('x')")]
    public void A_script_that_would_break_out_of_its_limits_in_one_call_is_stopped(string script)
    {
        var evaluator = new JavaScriptEvaluator(new ScriptOptions { MaxBytes = 32 * 1024 * 1024 });
        Assert.Equal(ScriptFailure.Limit, Assert.Throws<ScriptException>(() => evaluator.Evaluate(script, new FixedScope())).Failure);
    }

    [Theory]
    [InlineData("let o={}; for(let i=0;i<60000;i++) o=Object.create(o); o.x")]
    [InlineData("let g=[1].values(); for(let i=0;i<60000;i++) g=g.map(x=>x); g.next().value")]
    [InlineData("let f=()=>1; for(let i=0;i<60000;i++) f=f.bind(null); f()")]
    [InlineData("let s=''; for(let i=0;i<60000;i++) s='x'+s; s.indexOf('y')")]
    public void A_script_that_nests_what_only_the_engine_walks_does_not_end_the_process(string script)
    {
        try
        {
            evaluator.Evaluate(script, new FixedScope());
        }
        catch (ScriptException stopped)
        {
            Assert.NotEqual(ScriptFailure.Syntax, stopped.Failure); // a limit, or a function that is not offered
        }
    }

    [Theory]
    [InlineData("let x = 10n; x * x")]
    [InlineData("BigInt('9'.repeat(1e6)).toString()")]
    [InlineData("Temporal.Now.instant().epochNanoseconds")]
    public void Integers_of_any_length_when_used_are_refused(string script) =>
        Assert.NotEqual(ScriptFailure.Limit, Assert.Throws<ScriptException>(() => evaluator.Evaluate(script, new FixedScope())).Failure);

    [Theory]
    [InlineData("[1,null,undefined,[2,[3]],'x'].join('-')", "1---2,3-x")]
    [InlineData("[1,2].join() + [].join() + [[]] + [null]", "1,2")]
    [InlineData("const a=[1]; a.push(a); a.join()", "1,")]
    [InlineData("Array.prototype.join.call({length: 2, 0: 'a', 1: 'b'}, '+') + Array.prototype.join.call('abc', '.')", "a+ba.b.c")]
    [InlineData("[1,[2,[3,[4]]]].flat().length + '' + [1,[2,[3,[4]]]].flat(Infinity) + [1,,2].flat().length", "31,2,3,42")]
    [InlineData("'a'.concat('b', 1, null) + 'ab'.repeat(2)", "ab1nullabab")]
    [InlineData("JSON.stringify({a:[1,'x'],b:undefined,c:new Date(0),d:{toJSON(){return 1}}}, null, 1)", "{\n \"a\": [\n  1,\n  \"x\"\n ],\n \"c\": \"1970-01-01T00:00:00.000Z\",\n \"d\": 1\n}")]
    [InlineData("JSON.stringify({a:1,b:2}, ['a']) + JSON.stringify(undefined) + JSON.stringify('x')", "{\"a\":1}undefined\"x\"")]
    [InlineData("encodeURIComponent('中 a') + encodeURI('/中') + escape('中')", "%E4%B8%AD%20a/%E4%B8%AD%u4E2D")]
    [InlineData("'x'.padEnd(3, 'ab') + 'x'.padStart(4) + 'xyz'.padEnd(1) + 'x'.padEnd() + 'x'.padStart(3, '')", "xab   xxyzxx")]
    [InlineData("String.raw`a${1}\\n${2}` + String.raw({ raw: 'xyz' }, 0, 1, 2)", "a1\\n2x0y1z")]
    [InlineData("'a1b2'.match(/\\d/g) + '' + 'a1b2'.match(/(\\d)/)[1] + 'a'.match(/x/g)", "1,21null")]
    public void What_stands_under_a_guard_does_what_it_does_elsewhere(string script, string expected) => Assert.Equal(expected, evaluator.Evaluate(script, new FixedScope()));

    [Theory]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System')")]
    [InlineData("eval('1')")]
    [InlineData("new Uint8Array(2 ** 30)")]
    [InlineData("new Function('return 1')()")]
    [InlineData("getVariable('X').GetType()")]
    [InlineData("getVariable('X').constructor.constructor('return 1')()")]
    public void A_script_that_reaches_for_the_server_when_evaluated_finds_nothing(string script)
    {
        var scope = new FixedScope { Variables = { ["X"] = new ExpandoObject() } };
        Assert.Equal(ScriptFailure.Thrown, Assert.Throws<ScriptException>(() => evaluator.Evaluate(script, scope)).Failure);
    }

    [Theory]
    [InlineData("leak = 1", "typeof leak")]
    [InlineData("var leak = 1", "typeof leak")]
    [InlineData("function leak() {}", "typeof leak")]
    [InlineData("globalThis.leak = 1", "typeof leak")]
    [InlineData("Array.prototype.leak = 1", "typeof [].leak")]
    [InlineData("String['proto' + 'type'].leak = 1", "typeof ''.leak")]
    [InlineData("[]['constr' + 'uctor']['proto' + 'type'].push(1)", "typeof [][0]")]
    [InlineData("(function () { this.leak = 1 })()", "typeof leak")]
    [InlineData("Math.leak = 1", "typeof Math.leak")]
    [InlineData("Object.assign(Object.getPrototypeOf({}), { leak: 1 })", "typeof ({}).leak")]
    [InlineData("const { constructor: c } = ''; c.prototype.leak = 1", "typeof ''.leak")]
    [InlineData("(({ __proto__: p }) => { p.leak = 1 })({})", "typeof ({}).leak")]
    [InlineData("getVariable = () => 1", "typeof getVariable('Missing') === 'number' ? 'leaked' : 'undefined'")]
    [InlineData("setVariable.leak = 1", "typeof setVariable.leak")]
    [InlineData("((x, k) => { x[k].leak = 1 })('', 'constructor')", "typeof String.leak")]
    public void A_script_that_leaves_something_behind_when_evaluated_leaves_it_to_nobody(string first, string second)
    {
        for (var round = 0; round < 3; round++)
        {
            evaluator.Evaluate(first, new FixedScope());
            Assert.Equal("undefined", evaluator.Evaluate(second, new FixedScope()));
        }
    }

    [Fact]
    public void A_script_that_is_not_JavaScript_when_checked_is_refused_with_its_place()
    {
        var problem = evaluator.Check("1 +\n  var = ;");
        Assert.NotNull(problem);
        Assert.Equal((ScriptFailure.Syntax, 2, 3), (problem.Failure, problem.Line, problem.Column));
        Assert.Null(evaluator.Check("return getX().y"));
        Assert.Equal(["getX", "variables"], evaluator.NamesIn("variables.A + getX()"));
    }

    [Fact]
    public void A_script_that_throws_when_evaluated_says_what_and_where()
    {
        var problem = Assert.Throws<ScriptException>(() => evaluator.Evaluate("\n  throw new Error('boom')", new FixedScope()));
        Assert.Equal((ScriptFailure.Thrown, "boom", 2), (problem.Failure, problem.Message, problem.Line));
        Assert.Contains("getNope is not defined", Assert.Throws<ScriptException>(() => evaluator.Evaluate("getNope()", new FixedScope())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_when_given_to_a_script_and_taken_back_are_plain()
    {
        var scope = new FixedScope
        {
            Variables =
            {
                ["Json"] = JsonSerializer.Deserialize<JsonElement>("""{"a":[1,"x",null,{"b":true}]}"""),
                ["Node"] = System.Text.Json.Nodes.JsonNode.Parse("""{"n":1.5}"""),
                ["Date"] = new DateTimeOffset(2022, 7, 15, 0, 0, 0, TimeSpan.FromHours(8)),
                ["Record"] = new Sample("Ada", 3),
                ["Span"] = TimeSpan.FromHours(25),
            },
        };
        Assert.Equal("x", evaluator.Evaluate("getJson().a[1]", scope));
        Assert.Equal(1.5, evaluator.Evaluate("getNode().n", scope));
        Assert.Equal("2022-07-14T16:00:00.000Z", evaluator.Evaluate("getDate().toISOString()", scope));
        Assert.Equal("Ada3Ada", evaluator.Evaluate("getRecord().Name + getRecord().Age + getRecord().name", scope));
        Assert.Equal("1.01:00:00", evaluator.Evaluate("getSpan()", scope));
        var back = (IDictionary<string, object?>)evaluator.Evaluate("({ d: new Date(0), l: [1], o: { n: null } })", scope)!;
        Assert.Equal(DateTime.UnixEpoch, back["d"]);
        Assert.Equal([1d], (object[])back["l"]!);
        Assert.Null(((IDictionary<string, object?>)back["o"]!)["n"]);
    }

    [Fact]
    public void Many_threads_when_they_evaluate_at_once_do_not_see_each_other()
    {
        Parallel.For(0, 2_000, index =>
        {
            var scope = new FixedScope { Variables = { ["N"] = index } };
            Assert.Equal(index * 2d, evaluator.Evaluate("getN() * 2", scope));
        });
    }

    [Fact]
    public void A_small_script_when_evaluated_again_allocates_little()
    {
        var scope = new FixedScope { Variables = { ["Counter"] = 1 } };
        for (var round = 0; round < 200; round++)
            evaluator.Evaluate("getCounter() + 1", scope);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
            evaluator.Evaluate("getCounter() + 1", scope);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000, 0, 1_000);
    }

    private sealed record Sample(string Name, int Age);
}
