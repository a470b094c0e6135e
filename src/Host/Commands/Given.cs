using System.CommandLine.Parsing;
using System.Globalization;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary>Reads what people type: what cannot be read is said in a line that names the option, and what it should be.</summary>
internal static class Given
{
    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Func<ArgumentResult, int> Number(string option, int least = int.MinValue, int most = int.MaxValue) => given =>
    {
        if (int.TryParse(given.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        given.AddError(least == int.MinValue ? $"{option} must be a whole number, not '{given.Tokens[0].Value}'." : $"{option} must be a whole number from {least} to {most}, not '{given.Tokens[0].Value}'.");
        return default;
    };

    /// <summary>The address of a web server.</summary>
    public static Func<ArgumentResult, Uri?> Address(string option) => given =>
    {
        var text = given.Tokens[0].Value;
        if (Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)) return address;
        given.AddError($"{option} must be an address such as {Server.DefaultUrls}, not '{text}'.");
        return null;
    };

    /// <summary>A file that can be written. It is tried when the command line is read: nobody waits for work whose result cannot be kept.</summary>
    public static Func<ArgumentResult, FileInfo?> FileToWrite(string option) => given =>
    {
        var path = given.Tokens[0].Value;
        if (Unwritable(path) is { } why)
        {
            given.AddError($"{option}: '{path}' cannot be written: {why}");
            return null;
        }

        return new FileInfo(path);
    };

    private static string? Unwritable(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) return "it is empty.";
        if (Directory.Exists(path)) return "it is a folder; name a file in it.";
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) return $"there is no folder '{folder}'.";
        var there = File.Exists(path);
        try
        {
            using (File.Open(path, FileMode.OpenOrCreate, FileAccess.Write)) { }
            if (!there) File.Delete(path);
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return wrong.Message;
        }
    }
}
