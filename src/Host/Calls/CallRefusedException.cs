namespace BenchmarkWorkflow.Host.Calls;

/// <summary>A call that is never made, however often it is tried.</summary>
/// <param name="reason">Why, for people, in Chinese and English.</param>
internal sealed class CallRefusedException(string reason) : Exception(reason)
{
    /// <summary>The refusal in what was thrown; the client wraps what happens while it connects.</summary>
    public static CallRefusedException? In(Exception? thrown) => thrown is null ? null : thrown as CallRefusedException ?? In(thrown.InnerException);
}
