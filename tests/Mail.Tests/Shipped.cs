using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Mail.Tests;

/// <summary>The letters that ship.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(Repository.Workflows, "mail");

    public static MailOptions Options { get; } = new() { TemplateFolder = Folder };

    public static TemplateLibrary Library { get; } = new(Microsoft.Extensions.Options.Options.Create(Options));

    public static TemplateRenderer Renderer { get; } = new(Library, new ManualTime(), Microsoft.Extensions.Options.Options.Create(Options));
}
