using System.Reflection;
using System.Text;
using System.Text.Json;
using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Http;

/// <summary>The content types Studio offers, and how content of any kind is written.</summary>
internal sealed class HttpContentTypes : DropDownOptionsProviderBase
{
    private static readonly string[] Offered =
    [
        "", "application/json", "application/soap+xml", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/richtext", "text/xml",
    ];

    public static string Guess(object content) => content switch
    {
        byte[] or Stream => "application/octet-stream",
        string => "text/plain",
        _ => "application/json",
    };

    public static byte[] Write(object content, string contentType) => content switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        IDictionary<string, object> form when contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) =>
            Encoding.UTF8.GetBytes(string.Join('&', form.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value?.ToString() ?? "")}"))),
        _ => JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), JsonSerializerOptions.Web),
    };

    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        new(Array.ConvertAll(Offered, type => new SelectListItem(type, type)));
}
