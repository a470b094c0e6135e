using System.ComponentModel.DataAnnotations;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>The section <c>Limits</c>: what one request may cost.</summary>
public sealed class LimitOptions
{
    /// <summary>Bytes of a body, in mebibytes. A route that takes more says so itself, and streams it.</summary>
    [Range(1, 1024)]
    public int BodyMebibytes { get; set; } = 64;

    /// <summary>How deep JSON of <c>/api</c> may be nested. Elsa's definitions have their own limit.</summary>
    [Range(8, 256)]
    public int JsonDepth { get; set; } = 32;

    /// <summary>Bytes a second below which a body is not waited for.</summary>
    [Range(1, 1_000_000)]
    public int SlowestBytesPerSecond { get; set; } = 240;

    /// <summary>How long the head of a request may take, in seconds.</summary>
    [Range(1, 600)]
    public int HeadSeconds { get; set; } = 20;

    /// <summary>Connections open at once.</summary>
    [Range(10, 1_000_000)]
    public int Connections { get; set; } = 10_000;
}
