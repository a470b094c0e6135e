using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>The inputs without which an activity can only fail: those marked <see cref="RequiredAttribute"/>, and these of the built-in activities.</summary>
internal static class RequiredInputs
{
    private static readonly HashSet<(string Type, string Input)> BuiltIn =
    [
        ("Elsa.Event", "EventName"), ("Elsa.PublishEvent", "EventName"), ("Elsa.RunTask", "TaskName"), ("Elsa.SetVariable", "Variable"), ("Elsa.SetOutput", "OutputName"),
        ("Elsa.DispatchWorkflow", "WorkflowDefinitionId"), ("Elsa.BulkDispatchWorkflows", "WorkflowDefinitionId"), ("Elsa.ExecuteWorkflow", "WorkflowDefinitionId"),
        ("Elsa.HttpEndpoint", "Path"), ("Elsa.SendHttpRequest", "Url"), ("Elsa.FlowSendHttpRequest", "Url"), ("Elsa.DownloadHttpFile", "Url"), ("Elsa.Cron", "CronExpression"), ("Elsa.StartAt", "DateTime"),
    ];

    public static IEnumerable<InputDescriptor> Missing(ActivityDescriptor descriptor, JsonObject activity) =>
        descriptor.Inputs.Where(input => IsRequired(descriptor, input) && IsEmpty(activity[JsonNamingPolicy.CamelCase.ConvertName(input.Name)]));

    private static bool IsRequired(ActivityDescriptor descriptor, InputDescriptor input) =>
        BuiltIn.Contains((descriptor.TypeName, input.Name)) || input.PropertyInfo?.GetCustomAttribute<RequiredAttribute>() is not null;

    private static bool IsEmpty(JsonNode? given) => given switch
    {
        null => true,
        JsonObject wrapped when wrapped.ContainsKey("expression") || wrapped.ContainsKey("memoryReference") => wrapped["expression"] is not JsonObject expression || IsBlank(expression["value"]),
        _ => IsBlank(given),
    };

    private static bool IsBlank(JsonNode? value) => value is null || (value is JsonValue text && text.TryGetValue<string>(out var content) && string.IsNullOrWhiteSpace(content));
}
