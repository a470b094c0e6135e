using System.Buffers;

namespace BenchmarkWorkflow.Mail.Transports.Smtp;

/// <summary>A connection past its greeting: messages one after the other.</summary>
internal sealed class SmtpSession(SmtpWire wire, SmtpAbilities abilities) : IMailSession
{
    public bool IsUsable { get; private set; } = true;

    public async Task<MailOutcome> SendAsync(MailEnvelope envelope, CancellationToken ct)
    {
        if (abilities.MaxSize is { } max && envelope.Content.Length > max)
            throw new MailTransportException($"The message has {envelope.Content.Length} bytes; the server takes {max}.", permanent: true);
        try
        {
            return await DialogueAsync(envelope, ct);
        }
        catch
        {
            IsUsable = false; // where the dialogue broke off is not known
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
        {
            try
            {
                await AskAsync("QUIT", CancellationToken.None);
            }
            catch (MailTransportException)
            {
                // everything is delivered; a server that hangs up before its goodbye harms nobody
            }
        }

        await wire.DisposeAsync();
    }

    private async Task<MailOutcome> DialogueAsync(MailEnvelope envelope, CancellationToken ct)
    {
        var size = abilities.Has("SIZE") ? $" SIZE={envelope.Content.Length}" : "";
        var from = await AskAsync($"MAIL FROM:<{envelope.From}>{size}", ct);
        if (!from.IsGood) return await RefusedAsync(envelope, from, ct);

        var outcomes = new List<RecipientOutcome>(envelope.To.Count);
        foreach (var address in envelope.To)
        {
            var reply = await AskAsync($"RCPT TO:<{address}>", ct);
            outcomes.Add(new(address, reply.IsGood ? null : reply.ToString(), reply.IsPermanent));
        }

        if (outcomes.All(outcome => outcome.Refusal is not null))
        {
            if (IsUsable) await ResetAsync(ct);
            return new(outcomes, outcomes[^1].Refusal ?? "");
        }

        var data = await AskAsync("DATA", ct);
        if (data.Code != 354) return await RefusedAsync(envelope, data, ct);
        await wire.WriteAsync(Stuffed(envelope.Content.Span), ct);
        var end = await wire.ReadAsync(ct);
        return end.IsGood
            ? new(outcomes, end.ToString())
            : new([.. outcomes.Select(outcome => outcome.Refusal is null ? new RecipientOutcome(outcome.Address, end.ToString(), end.IsPermanent) : outcome)], end.ToString());
    }

    private async Task<MailOutcome> RefusedAsync(MailEnvelope envelope, SmtpReply reply, CancellationToken ct)
    {
        if (IsUsable) await ResetAsync(ct);
        return new([.. envelope.To.Select(address => new RecipientOutcome(address, reply.ToString(), reply.IsPermanent))], reply.ToString());
    }

    /// <summary>Makes the connection fit for the next message.</summary>
    private async Task ResetAsync(CancellationToken ct)
    {
        try
        {
            if (!(await AskAsync("RSET", ct)).IsGood) IsUsable = false;
        }
        catch (MailTransportException)
        {
            IsUsable = false;
        }
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken ct)
    {
        await wire.WriteLineAsync(command, ct);
        var reply = await wire.ReadAsync(ct);
        if (reply.Code == 421) IsUsable = false; // the server is closing
        return reply;
    }

    /// <summary>The message with a dot doubled where it begins a line, and the line of one dot that ends it.</summary>
    private static ReadOnlyMemory<byte> Stuffed(ReadOnlySpan<byte> content)
    {
        var stuffed = new ArrayBufferWriter<byte>(content.Length + 64);
        var lineStart = true;
        while (!content.IsEmpty)
        {
            if (lineStart && content[0] == '.') stuffed.Write("."u8);
            var lineEnd = content.IndexOf((byte)'\n');
            var line = lineEnd < 0 ? content : content[..(lineEnd + 1)];
            stuffed.Write(line);
            lineStart = lineEnd >= 0;
            content = content[line.Length..];
        }

        if (!lineStart) stuffed.Write("\r\n"u8);
        stuffed.Write(".\r\n"u8);
        return stuffed.WrittenMemory;
    }
}
