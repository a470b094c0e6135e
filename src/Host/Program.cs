using BenchmarkWorkflow.Host.Commands;

return await CommandLine.RunAsync(args);
