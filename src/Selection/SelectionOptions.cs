namespace BenchmarkWorkflow.Selection;

/// <summary>Where the selection room finds its data on this machine.</summary>
public sealed class SelectionOptions
{
    /// <summary>The State Council's calendar, one line a day that differs from its weekday (<c>date,kind,name</c>).</summary>
    public string CalendarFile { get; set; } = Path.Combine("workflows", "calendar", "cn-days.csv");

    /// <summary>The folder that keeps uploaded files and packages by the SHA-256 of their content.</summary>
    public string FilesFolder { get; set; } = Path.Combine("data", "files");

    /// <summary>Bytes that the files of one application may take, those included that were taken away again.</summary>
    public long BytesPerApplication { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Whether a stored file is forced to the disk before it counts as stored. Off only where losing the files does not matter.</summary>
    public bool FlushFiles { get; set; } = true;
}
