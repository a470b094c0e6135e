using System.Net;
using System.Net.Sockets;

namespace BenchmarkWorkflow.Host.Calls;

/// <summary>Tells what all the world reaches from what only this machine or its network does. Pure.</summary>
internal static class PublicAddresses
{
    /// <summary>What RFC 6890 and its registry keep out of the public network, and what carries such an address inside another.</summary>
    private static readonly IPNetwork[] Others =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Others, network => network.Contains(plain));
    }

    /// <summary>Connects to the first address of the host that is public and answers.</summary>
    /// <exception cref="CallRefusedException">None of its addresses is public.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        IPAddress[] addresses = [.. (await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct)).Where(Has)]; // the very ones that are connected to: a name may answer otherwise the next time
        if (addresses.Length == 0) throw new CallRefusedException("地址不是公网地址；设置 HttpCalls:PrivateAddresses 未允许访问内网。 The address is not public, and HttpCalls:PrivateAddresses is off.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
