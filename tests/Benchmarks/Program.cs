using BenchmarkWorkflow.Benchmarks;

return args switch
{
    ["memory", .. var names] => await MemoryWorkloads.RunAsync(names),
    ["store", .. var names] => await StoreWorkloads.RunAsync(names),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: memory [seq|flow|setvar|setvarjs …] | store [waiting|sqlite|postgres]");
    return 2;
}
