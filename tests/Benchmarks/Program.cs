using BenchmarkWorkflow.Benchmarks;

return args switch
{
    ["memory", .. var names] => await MemoryWorkloads.RunAsync(names),
    ["store", .. var names] => await StoreWorkloads.RunAsync(names),
    ["startup"] => await StartupWorkload.RunAsync(),
    ["first", var database] => await FirstWorkflow.RunAsync(database),
    ["lists", .. var names] => await ListsWorkload.RunAsync(names),
    ["season", .. var sizes] => await SeasonWorkload.RunAsync(sizes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: memory [seq|flow|setvar|setvarjs …] | store [waiting|sustained] [sqlite|postgres] | startup | lists [sqlite|postgres] [instances] | season [applications …]");
    return 2;
}
