using System.Dynamic;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace BenchmarkWorkflow.Engine.Tests.Json;

public sealed class TypeAliasesTests
{
    private readonly TypeAliases aliases = new();

    [Theory]
    [InlineData("String", typeof(string))]
    [InlineData("int32", typeof(int))]
    [InlineData("Long", typeof(long))]
    [InlineData("Int64", typeof(long))]
    [InlineData("ObjectDictionary", typeof(IDictionary<string, object>))]
    [InlineData("JSON", typeof(ExpandoObject))]
    [InlineData("JsonObject", typeof(JsonObject))]
    [InlineData("String[]", typeof(string[]))]
    [InlineData("List<String>", typeof(ICollection<string>))]
    [InlineData("System.Int32", typeof(int))]
    [InlineData("System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e", typeof(string))]
    [InlineData("UnregisteredClrType:System.DateOnly, System.Private.CoreLib", typeof(DateOnly))]
    [InlineData("Elsa.Workflows.Memory.Variable, Elsa.Workflows.Core", typeof(Variable))]
    [InlineData("Nope", null)]
    [InlineData("Acme.Nope, Acme", null)]
    [InlineData("", null)]
    public void A_type_name_when_resolved_means_what_Elsa_means(string name, Type? type) => Assert.Equal(type, aliases.Resolve(name));

    [Theory]
    [InlineData(typeof(string), "String")]
    [InlineData(typeof(int?), "Int32")]
    [InlineData(typeof(ICollection<string>), "List<String>")]
    [InlineData(typeof(ICollection<object>), "List<Object>")]
    [InlineData(typeof(string[]), "String[]")]
    [InlineData(typeof(Uri), "UnregisteredClrType:System.Uri, System.Private.Uri")]
    [InlineData(typeof(SwitchMode), "UnregisteredClrType:Elsa.Workflows.SwitchMode, Elsa.Workflows.Core")]
    [InlineData(typeof(Variable), "UnregisteredClrType:Elsa.Workflows.Memory.Variable, Elsa.Workflows.Core")]
    [InlineData(typeof(ICollection<SwitchMode>), "UnregisteredClrType:System.Collections.Generic.ICollection`1[[Elsa.Workflows.SwitchMode, Elsa.Workflows.Core]], System.Private.CoreLib")]
    public void A_type_when_named_has_the_name_Elsa_gives_it(Type type, string name) => Assert.Equal(name, aliases.NameOf(type));

    [Theory]
    [InlineData("WorkflowInstanceStorageDriver")]
    [InlineData("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core")]
    [InlineData("UnregisteredClrType:Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core")]
    public void A_driver_when_named_in_any_way_is_found(string name) =>
        Assert.Equal(typeof(WorkflowInstanceStorageDriver), TypeAliases.ResolveAmong(name, [typeof(MemoryStorageDriver), typeof(WorkflowInstanceStorageDriver)]));
}
