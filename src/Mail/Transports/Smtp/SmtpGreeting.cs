using System.Collections.Frozen;
using System.Text;

namespace BenchmarkWorkflow.Mail.Transports.Smtp;

/// <summary>What a server can do, by the first word of each EHLO line.</summary>
internal sealed record SmtpAbilities(FrozenDictionary<string, string> Words)
{
    public bool Has(string word) => Words.ContainsKey(word);

    public bool SignsInBy(string mechanism) =>
        Words.TryGetValue("AUTH", out var mechanisms) && mechanisms.Split(' ').Contains(mechanism, StringComparer.OrdinalIgnoreCase);

    /// <summary>Greatest message in bytes; null when the server does not say.</summary>
    public long? MaxSize => Words.TryGetValue("SIZE", out var size) && long.TryParse(size, out var bytes) && bytes > 0 ? bytes : null;

    public static SmtpAbilities Of(SmtpReply ehlo) => new(ehlo.Lines.Skip(1).Select(line => line.Split(' ', 2))
        .GroupBy(words => words[0], StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => string.Join(' ', group.Where(words => words.Length > 1).Select(words => words[1])), StringComparer.OrdinalIgnoreCase));
}

/// <summary>The beginning of a dialogue: greeting, TLS, sign-in.</summary>
internal sealed class SmtpGreeting(SmtpWire wire, SmtpOptions options)
{
    public async Task<SmtpAbilities> GreetAsync(CancellationToken ct)
    {
        if (options.Security == SmtpSecurity.Implicit) await wire.ProtectAsync(ct);
        Expect(await wire.ReadAsync(ct), "The greeting");
        var abilities = await HelloAsync(ct);
        if (options.Security == SmtpSecurity.StartTls)
        {
            if (!abilities.Has("STARTTLS")) throw new MailTransportException($"{options.Host} does not offer STARTTLS; nothing was sent unprotected.", permanent: false);
            Expect(await AskAsync("STARTTLS", ct), "STARTTLS");
            await wire.ProtectAsync(ct);
            abilities = await HelloAsync(ct); // what it said unprotected does not count
        }

        if (options.UserName is { Length: > 0 }) await SignInAsync(abilities, ct);
        return abilities;
    }

    private async Task<SmtpAbilities> HelloAsync(CancellationToken ct)
    {
        var ehlo = await AskAsync($"EHLO {options.ClientName}", ct);
        if (ehlo.IsGood) return SmtpAbilities.Of(ehlo);
        Expect(await AskAsync($"HELO {options.ClientName}", ct), "HELO");
        return new(FrozenDictionary<string, string>.Empty);
    }

    private async Task SignInAsync(SmtpAbilities abilities, CancellationToken ct)
    {
        if (!wire.IsProtected && !options.AllowPlainSignIn)
            throw new MailTransportException("The password was not sent: the connection is unprotected.", permanent: false);
        var (user, password) = (options.UserName ?? "", options.Password ?? "");
        if (abilities.SignsInBy("PLAIN"))
        {
            Expect(await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", ct), "The sign-in");
        }
        else if (abilities.SignsInBy("LOGIN"))
        {
            Expect(await AskAsync("AUTH LOGIN", ct), "The sign-in");
            Expect(await AskAsync(Base64(user), ct), "The sign-in");
            Expect(await AskAsync(Base64(password), ct), "The sign-in");
        }
        else
        {
            throw new MailTransportException($"{options.Host} offers neither AUTH PLAIN nor AUTH LOGIN.", permanent: false);
        }
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken ct)
    {
        await wire.WriteLineAsync(command, ct);
        return await wire.ReadAsync(ct);
    }

    /// <summary>A server that refuses us here refuses no message: set right, it will take what waits. Hence never permanent.</summary>
    private void Expect(SmtpReply reply, string what)
    {
        if (!reply.IsGood) throw new MailTransportException($"{options.Host}: {what} was refused: {reply}", permanent: false);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
