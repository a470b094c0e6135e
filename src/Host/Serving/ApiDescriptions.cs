using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Studio.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>What the document says in words: of the API as a whole, of what each route takes beside its body, of types and their members as the code describes them.</summary>
internal static class ApiDescriptions
{
    private const string Whole = """
        The API behind the product's pages. Times are instants with their zone, days are days in Asia/Shanghai.

        **Errors** are problem details (RFC 9457): a stable `type` for programs, a Chinese `title` for people, `errors` by field.
        **Nothing is overwritten**: what is read has an `ETag`; a change sends it back as `If-Match` and is refused with 409 if somebody was faster.
        **Done once**: a POST with an `Idempotency-Key` (1 to 100 visible characters, remembered for two days) that is sent again is answered the same and done once; the same key for something else is refused with 422.
        **Lists** are paged by `cursor`: send back what `next` says; it is null at the end.
        **Signed in** by the session's cookie, with the header `X-Csrf: 1` on everything that changes something, or by a bearer token of `POST /api/account/token`.
        **Rates**: routes that are open to the public, and those that try a password, answer 429 with `Retry-After` (seconds) to who asks too often; each says how often that is.
        **Text** with the character NUL or half a character is refused with 400.
        """;

    /// <summary>Describes a type of ours and its members.</summary>
    public static Task OfTypeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var types = context.ApplicationServices.GetRequiredService<DocumentedTypes>();
        if (context.JsonPropertyInfo is null && IsOurs(type)) schema.Description ??= types.Of(type);
        if (schema.Properties is not { Count: > 0 } members || !IsOurs(type)) return Task.CompletedTask;
        foreach (var property in type.GetProperties())
            if (types.Of(property) is { } said && members.TryGetValue(JsonNamingPolicy.CamelCase.ConvertName(property.Name), out var member)) Describe(member, said);
        return Task.CompletedTask;
    }

    /// <summary>Names the headers that a route takes, and how often it may be called.</summary>
    public static Task OfRouteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (HttpMethods.IsPost(context.Description.HttpMethod ?? "") && OneUnit.Holds(metadata)) Add(operation, IdempotencyKey.Header, "Sent again under the same key, it is done once and answered the same.");
        if (metadata.OfType<System.Reflection.MethodInfo>().Any(handler => handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(Revision))))
            Add(operation, "If-Match", "The ETag of what was read; 409 if it has been changed since.");
        if (metadata.OfType<EnableRateLimitingAttribute>().FirstOrDefault()?.PolicyName is { } policy)
            (operation.Responses ??= [])["429"] = new OpenApiResponse { Description = RateOf(policy, context.ApplicationServices) };
        return Task.CompletedTask;
    }

    /// <summary>Says what holds for all routes, and puts an example to every body.</summary>
    public static Task OfAllAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info.Title = "全国质量标杆遴选系统 / National Quality Benchmark selection";
        document.Info.Description = Whole;
        foreach (var body in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(operation => operation.Value.RequestBody).OfType<OpenApiRequestBody>())
        {
            if (body.Content is not { } content || !content.TryGetValue("application/json", out var json) || json is not { Schema: { } schema }) continue;
            json.Example ??= BodyExamples.Of(schema);
            body.Description ??= schema.Description;
        }

        return Task.CompletedTask;
    }

    private static string RateOf(string policy, IServiceProvider services)
    {
        var rate = services.GetRequiredService<IOptions<RouteRateOptions>>().Value.Rates[policy];
        var byName = policy == SignInRoutes.Rate ? $", or {services.GetRequiredService<IOptions<SignInOptions>>().Value.AttemptsPerNameAndMinute} a minute for one name" : "";
        return string.Create(CultureInfo.InvariantCulture, $"More than {rate.Permits} from one address in {rate.Window.TotalMinutes:0} min{byName}; `Retry-After` says how long to wait.");
    }

    private static void Add(OpenApiOperation operation, string header, string description)
    {
        operation.Parameters ??= [];
        if (operation.Parameters.All(parameter => parameter.Name != header))
            operation.Parameters.Add(new OpenApiParameter { Name = header, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private static void Describe(IOpenApiSchema member, string said)
    {
        if (member is OpenApiSchemaReference reference) reference.Description = said;
        else if (member is OpenApiSchema schema) schema.Description = said;
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("BenchmarkWorkflow.", StringComparison.Ordinal) == true;
}
