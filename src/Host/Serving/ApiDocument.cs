using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>The product's own API (<c>/api</c>) as an OpenAPI document, from which the pages' client is typed. Elsa's API is Elsa's to describe.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton(_ => new DocumentedTypes(AppContext.BaseDirectory));
        return services.AddOpenApi(Name, options =>
        {
            options.ShouldInclude = route => route.RelativePath?.StartsWith(ApiProblems.Prefix.TrimStart('/') + "/", StringComparison.Ordinal) == true;
            options.AddSchemaTransformer(OneTypeAsync);
            options.AddSchemaTransformer(ApiDescriptions.OfTypeAsync);
            options.AddOperationTransformer(ApiDescriptions.OfRouteAsync);
            options.AddDocumentTransformer(ApiDescriptions.OfAllAsync);
        });
    }

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization();

    /// <summary>
    /// Numbers are numbers, although their text would be taken too; of an enumeration the names are asked for as they are in an address, and as JSON writes names in a body; values of a
    /// dictionary may be null where its type says so.
    /// </summary>
    private static Task OneTypeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        var its = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (its.IsGenericType && its.GetGenericTypeDefinition() == typeof(Choice<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Properties = null;
            schema.Required = null;
            schema.Enum = [.. Enum.GetNames(its.GetGenericArguments()[0]).Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))];
        }
        else if (its is { IsEnum: true } choice)
        {
            var inJson = context.ParameterDescription is null || context.ParameterDescription.Source == BindingSource.Body;
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(choice).Select(name => JsonValue.Create(inJson ? JsonNamingPolicy.CamelCase.ConvertName(name) : name))];
        }

        if (schema.AdditionalProperties is OpenApiSchema values && context.JsonPropertyInfo?.AttributeProvider is PropertyInfo dictionary
            && new NullabilityInfoContext().Create(dictionary).GenericTypeArguments is [_, { ReadState: NullabilityState.Nullable }])
            values.Type |= JsonSchemaType.Null;

        return Task.CompletedTask;
    }
}
