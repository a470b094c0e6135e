namespace BenchmarkWorkflow.Benchmarks;

/// <summary>The product's workflows folder, with one more definition: a GET of <c>hello</c> is answered.</summary>
internal static class HelloWorkflow
{
    private const string Definition = """
        {
          "definitionId": "hello", "name": "hello",
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "http", "type": "Elsa.HttpEndpoint", "version": 1, "path": { "typeName": "String", "expression": { "type": "Literal", "value": "hello" } }, "customProperties": { "canStartWorkflow": true } },
              { "id": "answer", "type": "Elsa.WriteHttpResponse", "version": 1, "content": { "typeName": "Object", "expression": { "type": "Literal", "value": "Hello" } } }
            ],
            "connections": [{ "source": { "activity": "http", "port": "Done" }, "target": { "activity": "answer", "port": "In" } }]
          }
        }
        """;

    public static async Task WriteAsync(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // a file is in a folder
            File.Copy(file, copy);
        }

        await File.WriteAllTextAsync(Path.Combine(to, "hello.json"), Definition);
    }
}
