namespace BenchmarkWorkflow.Host.Calls;

/// <summary>The section <c>HttpCalls</c>: where the calls of workflows may go.</summary>
public sealed class HttpCallOptions
{
    /// <summary>
    /// True: also to this machine, to its network and to link-local addresses. Whoever draws a workflow chooses the address, so by default none is called that only the server reaches.
    /// </summary>
    public bool PrivateAddresses { get; set; }
}
