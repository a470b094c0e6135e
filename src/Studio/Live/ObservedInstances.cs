namespace BenchmarkWorkflow.Studio.Live;

/// <summary>Who watches which instance through this node.</summary>
internal sealed class ObservedInstances
{
    private const int MostPerViewer = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<string>> byInstance = [];
    private TaskCompletionSource someone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends as soon as anybody watches anything.</summary>
    public Task Someone
    {
        get { lock (gate) return someone.Task; }
    }

    /// <summary>A viewer has one instance open; one that asks for very many is not heard.</summary>
    public void Add(string connection, string instance)
    {
        lock (gate)
        {
            if (byInstance.Values.Count(connections => connections.Contains(connection)) >= MostPerViewer) return;
            if (!byInstance.TryGetValue(instance, out var viewers)) byInstance[instance] = viewers = [];
            viewers.Add(connection);
            someone.TrySetResult();
        }
    }

    public void Remove(string connection)
    {
        lock (gate)
        {
            foreach (var (instance, viewers) in byInstance.ToList())
                if (viewers.Remove(connection) && viewers.Count == 0) byInstance.Remove(instance);
            if (byInstance.Count == 0 && someone.Task.IsCompleted) someone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The watched instances, each with its viewers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Now()
    {
        lock (gate) return byInstance.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]);
    }
}
