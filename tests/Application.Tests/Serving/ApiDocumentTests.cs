using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>The document from which the pages' client is typed.</summary>
public sealed class ApiDocumentTests(ApiDocumentTests.Published published) : IClassFixture<ApiDocumentTests.Published>
{
    private readonly JsonNode document = published.Document;

    [Fact]
    public void Each_route_of_the_designer_says_what_it_answers()
    {
        var routes = document["paths"]!.AsObject().Where(path => path.Key.StartsWith("/api/designer/", StringComparison.Ordinal)).SelectMany(path => path.Value!.AsObject(), (path, verb) => (path.Key, Verb: verb.Key, Answers: verb.Value!["responses"]!.AsObject())).ToList();

        Assert.NotEmpty(routes);
        Assert.Empty(routes.Where(route => route.Answers["200"] is { } answer && answer["content"]?["application/json"]?["schema"] is null).Select(route => $"{route.Verb} {route.Key}"));
    }

    [Fact]
    public void A_value_that_may_be_null_says_so_also_in_a_dictionary()
    {

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
    public void A_choice_names_its_values_as_they_are_answered_or_asked_for(string schema, string names)
    {

        Assert.Equal(names.Split(','), document["components"]!["schemas"]![schema]!["enum"]!.AsArray().Select(name => name!.ToString()));
    }

    [Fact]
    public void Every_body_is_described_with_an_example_and_every_POST_that_is_done_once_says_so()
    {
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject(), (path, verb) => (Route: $"{verb.Key} {path.Key}", Says: verb.Value!)).ToList();
        var bodies = operations.Where(one => one.Says["requestBody"]?["content"]?["application/json"] is not null).ToList();

        Assert.NotEmpty(bodies);
        Assert.Empty(bodies.Where(one => one.Says["requestBody"]!["content"]!["application/json"]!["example"] is not JsonNode example || example.AsObject().Count == 0).Select(one => one.Route));
        Assert.Empty(operations.Where(one => one.Route.StartsWith("post /api/tasks", StringComparison.Ordinal) && one.Says["parameters"]?.AsArray().Any(parameter => (string?)parameter!["name"] == "Idempotency-Key") != true).Select(one => one.Route));
        Assert.Contains("20", (string?)document["paths"]!["/api/notices/{id}/objections"]!["post"]!["responses"]!["429"]!["description"], StringComparison.Ordinal);
        Assert.Contains("429", (string?)document["info"]!["description"], StringComparison.Ordinal);
        Assert.Equal("What the file is to become: `form`, `experience` or `proof`.", (string?)document["components"]!["schemas"]!["NewUpload"]!["properties"]!["kind"]!["description"]);
        Assert.Equal("experience", (string?)document["paths"]!["/api/uploads"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!["kind"]);
    }

    [Fact]
    public async Task The_document_stands_at_one_address_and_is_for_who_is_signed_in()
    {
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await published.Administrator.GetAsync("/api/openapi.json")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await published.Anonymous.GetAsync("/openapi/v1.json")).StatusCode);
    }

    /// <summary>A host, and the document it publishes.</summary>
    public sealed class Published : IAsyncLifetime
    {
        private RunningServer? server;

        internal HttpClient Administrator { get; private set; } = null!; // there once it is initialized, as the rest

        internal HttpClient Anonymous => server!.Anonymous;

        internal JsonNode Document { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            server = await RunningServer.StartAsync();
            Administrator = await server.SignInAsync();
            Document = JsonNode.Parse(await Administrator.GetStringAsync("/openapi/v1.json"))!;
        }

        public async Task DisposeAsync()
        {
            Administrator.Dispose();
            await server!.DisposeAsync();
        }
    }
}
