using System.Globalization;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Transports;

/// <summary>
/// Mail as files: <c>yyyy-MM-dd/&lt;message id&gt;.eml</c> under <see cref="MailOptions.Folder"/>, the day in Asia/Shanghai. A message sent twice
/// overwrites its own file; a file is complete from the moment it has its name.
/// </summary>
public sealed class FolderTransport(IOptions<MailOptions> options) : IMailTransport
{
    public Task<IMailSession> OpenAsync(CancellationToken ct) => Task.FromResult<IMailSession>(new FolderSession(options.Value.Folder));

    private sealed class FolderSession(string root) : IMailSession
    {
        private string? made;

        public bool IsUsable => true;

        public async Task<MailOutcome> SendAsync(MailEnvelope envelope, CancellationToken ct)
        {
            var day = envelope.At.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var folder = Path.Combine(root, day);
            var file = Path.Combine(folder, FileName(envelope.MessageId));
            try
            {
                if (made != folder) Directory.CreateDirectory(made = folder);
                await File.WriteAllBytesAsync(file + ".part", envelope.Content, ct);
                File.Move(file + ".part", file, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new MailTransportException($"The mail folder cannot be written: {e.Message}", permanent: false, e);
            }

            return new([.. envelope.To.Select(address => new RecipientOutcome(address, null, false))], file);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string FileName(string messageId) =>
            string.Concat(messageId.Trim('<', '>').Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' ? c : '_')) + ".eml";
    }
}
