using BenchmarkWorkflow.Benchmarks;

return args switch
{
    ["memory", .. var names] => await MemoryWorkloads.RunAsync(names),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: memory [seq|flow|setvar|setvarjs …]");
    return 2;
}
