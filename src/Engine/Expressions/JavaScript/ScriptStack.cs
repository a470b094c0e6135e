using System.Runtime.ExceptionServices;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>
/// A thread with a stack that no script can fill. A script that loops can nest prototypes and iterators as deep as its memory allows, and the engine walks
/// some of them by recursion, where no limit looks: on an ordinary stack that would end the process, and everybody's work with it.
/// </summary>
internal static class ScriptStack
{
    /// <summary>Reserved, not used: pages are taken as they are touched.</summary>
    private const int Bytes = 256 * 1024 * 1024;

    /// <summary>Runs <paramref name="work"/> there and waits for it; what it throws is thrown here.</summary>
    public static T Run<T>(Func<T> work)
    {
        T result = default!; // set, or an exception is thrown
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception problem)
                {
                    thrown = ExceptionDispatchInfo.Capture(problem);
                }
            },
            Bytes) { IsBackground = true, Name = "script" };
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
