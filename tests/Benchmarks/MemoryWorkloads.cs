using System.Diagnostics;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Running.Planning;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>
/// Activities a second in memory, as the real Elsa was measured: one run is a container of 100 activities, journal, activity records and the state of
/// each run read to the last line, run again and again from one compiled definition by a single caller, 3 s a measurement after warm-up, median of five.
/// </summary>
internal static class MemoryWorkloads
{
    private const int Activities = 100;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    private static readonly (string Name, Func<Workflow> Make, double ElsaPerSecond, double ElsaBytes)[] All =
    [
        ("seq", () => new Workflow(SequenceOf(_ => new NoOp())), 8_200, 30_600),
        ("flow", () => new Workflow(Chain()), 5_100, 33_300),
        ("setvar", () => Counting(counter => new SetVariable<int>(counter, 42)), 4_000, 34_300),
        ("setvarjs", () => Counting(counter => new SetVariable<int>(counter, new Input<int>(new Expression("JavaScript", "getCounter() + 1")))), 1_900, 117_100),
    ];

    public static async Task<int> RunAsync(string[] names)
    {
        Console.WriteLine($"{"workload",-10}{"activities/s",14}{"× Elsa",9}{"CPU µs",9}{"bytes",8}{"× fewer",9}");
        foreach (var (name, make, elsaRate, elsaBytes) in All.Where(workload => names.Length == 0 || names.Contains(workload.Name)))
        {
            var graph = WorkflowGraphBuilder.Build(make());
            await MeasureAsync(graph, TimeSpan.FromSeconds(2));
            var measured = new List<Measure>();
            for (var round = 0; round < 5; round++) measured.Add(await MeasureAsync(graph, Span));
            var median = measured.OrderBy(measure => measure.PerSecond).ElementAt(2);
            Console.WriteLine($"{name,-10}{median.PerSecond,14:N0}{median.PerSecond / elsaRate,9:N0}{median.CpuMicroseconds,9:N2}{median.Bytes,8:N0}{elsaBytes / median.Bytes,9:N0}");
        }

        return 0;
    }

    private static async Task<Measure> MeasureAsync(WorkflowGraph graph, TimeSpan span)
    {
        await using var services = BenchmarkServices.Build();
        var runner = new WorkflowRunner(TimeProvider.System);
        var wake = new StartWake { InstanceId = "benchmark" };
        var runs = 0L;
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < span)
        {
            var result = await runner.RunAsync(graph, null, wake, services, CancellationToken.None);
            Check(result);
            runs++;
        }

        var executed = runs * Activities;
        process.Refresh();
        return new Measure(
            executed / clock.Elapsed.TotalSeconds,
            (process.TotalProcessorTime - cpu).TotalMicroseconds / executed,
            (GC.GetTotalAllocatedBytes() - allocated) / (double)executed);
    }

    // Everything Elsa keeps of a run is there, and is looked at.
    private static void Check(BurstResult result)
    {
        var completed = 0;
        foreach (var record in result.ActivityRecords)
            if (record.Status == ActivityStatus.Completed) completed++;
        if (completed != Activities + 2 || result.Journal.Count != 2 * (Activities + 2) || result.State.SubStatus != WorkflowSubStatus.Finished)
            throw new InvalidOperationException($"The run went wrong: {completed} activities, {result.Journal.Count} lines, {result.State.SubStatus}.");
    }

    private static Sequence SequenceOf(Func<int, IActivity> make) => new() { Activities = Enumerable.Range(0, Activities).Select(make).ToList() };

    private static Flowchart Chain()
    {
        var steps = Enumerable.Range(0, Activities).Select(_ => new NoOp()).ToList<IActivity>();
        return new Flowchart { Activities = steps, Connections = steps.Zip(steps.Skip(1), (from, to) => new Connection(from, to)).ToList() };
    }

    private static Workflow Counting(Func<Variable<int>, IActivity> make)
    {
        var counter = new Variable<int>("Counter", 0, "counter");
        return new Workflow(SequenceOf(_ => make(counter))) { Variables = { counter } };
    }

    private sealed record Measure(double PerSecond, double CpuMicroseconds, double Bytes);

    private sealed class NoOp : CodeActivity;
}
