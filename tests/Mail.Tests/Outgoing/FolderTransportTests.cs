using System.Text;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Mail.Transports;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Mail.Tests.Outgoing;

public sealed class FolderTransportTests
{
    [Theory, EachDatabase]
    public async Task A_sent_message_is_a_complete_file_of_its_day_the_same_to_the_byte_when_repeated(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("mail-").FullName;
        try
        {
            var first = await SendAsync(kind, Path.Combine(folder, "1"));
            var second = await SendAsync(kind, Path.Combine(folder, "2"));

            Assert.Equal(first, second);
            var text = Encoding.ASCII.GetString(first);
            Assert.Contains("multipart/mixed", text);
            Assert.Contains("multipart/alternative", text);
            Assert.Contains("text/calendar;\r\n charset=utf-8;\r\n method=REQUEST", text);
            Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 998 && !line.Contains('\n')));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<byte[]> SendAsync(DatabaseKind kind, string folder)
    {
        await using var database = await TestDatabase.CreateAsync(kind, services =>
        {
            services.Configure<MailOptions>(options => (options.TemplateFolder, options.Folder, options.Parallel) = (Shipped.Folder, folder, 1));
            services.AddSingleton<IMailTransport, FolderTransport>();
        });
        var start = new DateTimeOffset(2022, 8, 10, 9, 0, 0, TimeSpan.FromHours(8));
        await database.RunAsync((services, ct) => services.GetRequiredService<Outbox>().QueueAsync(
            PostOffice.Letter("a") with { Appointment = new("defence-17@example.com", 0, "答辩评审", start, start.AddMinutes(20)) }, ct));
        await database.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);
        return await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder, "2022-06-06"))));
    }
}
