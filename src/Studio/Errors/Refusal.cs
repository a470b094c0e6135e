namespace BenchmarkWorkflow.Studio.Errors;

/// <summary>An answer other than success, in Elsa's shape. Nothing has been changed when it is thrown.</summary>
public sealed class Refusal : Exception
{
    /// <summary>The name under which stands what is wrong with the request as a whole.</summary>
    public const string General = "generalErrors";

    private Refusal(int status, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors) : base("The request was refused.")
    {
        Status = status;
        Errors = errors;
    }

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; }

    /// <summary>The reasons by the field they are about; none: the answer has no body.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; }

    /// <summary>404 with an empty body, as Elsa answers.</summary>
    public static Refusal NotFound() => new(404, null);

    /// <summary>What the server itself refused: too large, cut short, of the wrong kind.</summary>
    public static Refusal Of(int status, string message) => new(status, new Dictionary<string, IReadOnlyList<string>> { [General] = [message] });

    /// <summary>415: the body is not JSON.</summary>
    public static Refusal Unsupported() => new(415, null);

    /// <summary>400: what is wrong with the request as a whole.</summary>
    public static Refusal Because(params IReadOnlyList<string> messages) => new(400, new Dictionary<string, IReadOnlyList<string>> { [General] = messages });

    /// <summary>400: what is wrong with one field.</summary>
    public static Refusal Field(string field, string message) => new(400, new Dictionary<string, IReadOnlyList<string>> { [field] = [message] });

    /// <summary>400: what is wrong, by field.</summary>
    public static Refusal Fields(IReadOnlyDictionary<string, IReadOnlyList<string>> errors) => new(400, errors);

    /// <summary>403 with an empty body.</summary>
    public static Refusal Forbidden() => new(403, null);

    /// <summary>409: somebody else was first.</summary>
    public static Refusal Conflict(string message) => new(409, new Dictionary<string, IReadOnlyList<string>> { [General] = [message] });
}
