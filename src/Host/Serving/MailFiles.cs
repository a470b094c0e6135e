using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Files;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>Attachments are files of the selection, named by their SHA-256.</summary>
internal sealed class MailFiles(IFileStore files) : IMailFiles
{
    public async Task<byte[]?> ReadAsync(string reference, CancellationToken ct)
    {
        await using var stream = await files.OpenAsync(reference, ct);
        if (stream is null) return null;
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, ct);
        return buffer.ToArray();
    }
}
