using BenchmarkWorkflow.Activities.Stages;
using BenchmarkWorkflow.Engine.Runtime;

namespace BenchmarkWorkflow.Host.Instances;

/// <summary>Registers what joins the engine's instances to the rooms that do not know it.</summary>
public static class InstancesModule
{
    public static IServiceCollection AddInstanceCare(this IServiceCollection services) =>
        services.AddScoped<IInstanceObserver, AbandonedTasks>().AddScoped<IStageRepair, StageRepair>();
}
