using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Application = Microsoft.Extensions.Hosting.Host;

// A node of the product without its web server: the dispatcher, the activities, the inbox and the outbox, on the database, workflows and data folder that
// the arguments name. It works until it is killed.
var builder = Application.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database"] = args[0], ["Workflows"] = args[1], ["DataFolder"] = args[2] });
builder.Logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole();
builder.Services.AddProduct(builder.Configuration).AddDispatcherHost();
using var node = builder.Build();
await node.StartAsync();
Console.WriteLine("working");
await node.WaitForShutdownAsync();
