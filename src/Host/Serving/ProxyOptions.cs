using System.ComponentModel.DataAnnotations;
using System.Net;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>The section <c>Proxy</c>: how the product is reached where something stands before it.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>The path below which a proxy serves the product and which it leaves on, such as <c>/benchmark</c>. A proxy that takes it off says so by <c>X-Forwarded-Prefix</c> instead.</summary>
    public string? PathBase { get; set; }

    /// <summary>Addresses of proxies whose <c>X-Forwarded-*</c> are believed, besides this machine's own. Nobody else's are.</summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];

    /// <summary>Networks of such proxies, such as <c>172.16.0.0/12</c>.</summary>
    public IReadOnlyList<string> KnownNetworks { get; set; } = [];

    /// <summary>How many proxies stand one behind the other.</summary>
    [Range(1, 10)]
    public int Count { get; set; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PathBase is { Length: > 0 } path && (path[0] != '/' || path.EndsWith('/')))
            yield return new($"Proxy:PathBase '{path}' must begin with '/' and not end with it.", [nameof(PathBase)]);
        foreach (var proxy in KnownProxies)
            if (!IPAddress.TryParse(proxy, out _)) yield return new($"Proxy:KnownProxies: '{proxy}' is not an IP address.", [nameof(KnownProxies)]);
        foreach (var network in KnownNetworks)
            if (!IPNetwork.TryParse(network, out _)) yield return new($"Proxy:KnownNetworks: '{network}' is not a network such as 10.0.0.0/8.", [nameof(KnownNetworks)]);
    }
}
