using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Mail.Tests;

/// <summary>The letters that ship.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "workflows", "mail");

    public static MailOptions Options { get; } = new() { TemplateFolder = Folder };

    public static TemplateLibrary Library { get; } = new(Microsoft.Extensions.Options.Options.Create(Options));

    public static TemplateRenderer Renderer { get; } = new(Library, new ManualTime(), Microsoft.Extensions.Options.Options.Create(Options));

    private static string Root(string? folder) =>
        folder is null ? throw new InvalidOperationException("No BenchmarkWorkflow.sln above the test's folder.")
        : File.Exists(Path.Combine(folder, "BenchmarkWorkflow.sln")) ? folder : Root(Path.GetDirectoryName(folder));
}
