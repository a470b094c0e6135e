namespace BenchmarkWorkflow.Host.Commands;

/// <summary>The standard input as a sign of life: the system closes it when the process at its other end is gone, however that ended.</summary>
internal static class ParentPipe
{
    /// <summary>Ends this process at once when the input ends. A workflow that never yields cannot hold it up.</summary>
    public static void Watch() => new Thread(Read) { IsBackground = true, Name = "parent pipe" }.Start();

    private static void Read()
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        try
        {
            while (input.Read(buffer) > 0)
            {
                // Nobody says anything here.
            }
        }
        catch (IOException)
        {
            // As good as its end.
        }

        Environment.Exit(ExitCode.Failed);
    }
}
