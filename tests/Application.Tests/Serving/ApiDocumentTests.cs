using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>The document from which the pages' client is typed.</summary>
public sealed class ApiDocumentTests
{
    [Fact]
    public async Task Each_route_of_the_designer_says_what_it_answers()
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignInAsync();
        var document = JsonNode.Parse(await administrator.GetStringAsync("/api/openapi.json"))!;
        var routes = document["paths"]!.AsObject().Where(path => path.Key.StartsWith("/api/designer/", StringComparison.Ordinal)).SelectMany(path => path.Value!.AsObject(), (path, verb) => (path.Key, Verb: verb.Key, Answers: verb.Value!["responses"]!.AsObject())).ToList();

        Assert.NotEmpty(routes);
        Assert.Empty(routes.Where(route => route.Answers["200"] is { } answer && answer["content"]?["application/json"]?["schema"] is null).Select(route => $"{route.Verb} {route.Key}"));
    }

    [Fact]
    public async Task A_value_that_may_be_null_says_so_also_in_a_dictionary()
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignInAsync();
        var document = JsonNode.Parse(await administrator.GetStringAsync("/api/openapi.json"))!;

        var values = document["components"]!["schemas"]!["MigrationRequest"]!["properties"]!["map"]!["additionalProperties"]!;

        Assert.Equal(["null", "string"], values["type"]!.AsArray().Select(type => type!.ToString()).Order());
    }

    [Theory]
    [InlineData("DifferenceKind", "added,removed,changed")]
    [InlineData("Severity", "error,warning")]
    [InlineData("UseKind", "activity,start")]
    [InlineData("DefinitionState", "Published,Draft,Changed")] // of a query
    [InlineData("ListedState", "published,draft,changed")]
    [InlineData("MigratedState", "waiting,moved,skipped,undone,undoRefused")]
    [InlineData("RehearsalState", "queued,running,done,failed,cancelled")]
    public async Task A_choice_names_its_values_as_they_are_answered_or_asked_for(string schema, string names)
    {
        await using var server = await RunningServer.StartAsync();
        using var administrator = await server.SignInAsync();
        var document = JsonNode.Parse(await administrator.GetStringAsync("/api/openapi.json"))!;

        Assert.Equal(names.Split(','), document["components"]!["schemas"]![schema]!["enum"]!.AsArray().Select(name => name!.ToString()));
    }
}
