using System.Net;
using System.Net.Sockets;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary>Where the server is to listen, looked at before anything is done: an address that cannot be one, or that is taken, is said in a line.</summary>
internal static class ListeningAddresses
{
    /// <param name="urls">Addresses divided by <c>;</c>, as ASP.NET Core reads them.</param>
    /// <exception cref="UsageException">One is no address.</exception>
    /// <exception cref="IOException">One is taken, or is not this machine's.</exception>
    public static void Demand(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = Read(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            Try(url, address);
        }
    }

    private static BindingAddress Read(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.Scheme is "http" or "https" && address.PathBase.Length == 0 && address.Port is >= 0 and <= 65535) return address;
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new UsageException($"--urls: '{url}' is no address to listen on. It is to be one such as {Server.DefaultUrls} or http://*:8080, several divided by ';'.");
    }

    private static void Try(string url, BindingAddress address)
    {
        var host = address.Host switch
        {
            "localhost" => IPAddress.Loopback,
            _ when IPAddress.TryParse(address.Host.Trim('[', ']'), out var given) => given,
            _ => Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, // as Kestrel does with a name, or with * and +
        };
        try
        {
            using var listener = new TcpListener(host, address.Port);
            if (host.Equals(IPAddress.IPv6Any)) listener.Server.DualMode = true;
            listener.Start();
        }
        catch (SocketException taken)
        {
            throw new IOException(taken.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"{url} is taken: another program listens there, perhaps this one started a second time. --urls names another."
                : $"Cannot listen on {url}: {taken.Message}.", taken);
        }
    }
}
