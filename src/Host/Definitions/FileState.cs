namespace BenchmarkWorkflow.Host.Definitions;

/// <summary>How a definition's file stands to the database.</summary>
public enum FileState
{
    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>The database has no such definition.</summary>
    OnlyInFiles,

    /// <summary>There is no file for it.</summary>
    OnlyInDatabase,

    /// <summary>The file was changed since it was brought in; the database was not.</summary>
    ChangedInFiles,

    /// <summary>It was edited in Studio since the file was brought in; the file was not changed.</summary>
    EditedInStudio,

    /// <summary>Both were changed, or it never came from a file.</summary>
    ChangedInBoth,
}
