using System.Collections;
using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.CheckList;
using Elsa.Workflows.UIHints.Dropdown;
using Elsa.Workflows.UIHints.RadioList;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Engine.Descriptors;

/// <summary>What the editor of an input needs besides its kind: the choices of a list, the language of code. From the attribute's options, the enum's names, or the input's own handlers.</summary>
public sealed partial class InputChoices(IServiceProvider services, ILogger<InputChoices> logger)
{
    /// <summary>The <c>uiSpecifications</c> of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="context">The values already chosen for other inputs, if the client sent them.</param>
    public async Task<IDictionary<string, object>> GetAsync(InputDescriptor input, object? context, CancellationToken ct)
    {
        var found = new Dictionary<string, object>();
        if (input.PropertyInfo is not { } property)
            return found;
        foreach (var (name, value) in Fixed(input, property))
            found[name] = value;
        try
        {
            foreach (var handler in HandlersOf(property).OrderBy(handler => handler.Priority))
                foreach (var (name, value) in await handler.GetUIPropertiesAsync(property, context, ct).ConfigureAwait(false))
                    found[name] = value;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            ChoicesFailed(problem, property.DeclaringType?.Name, property.Name); // one input without choices is better than no toolbox
        }
        return found;
    }

    private IEnumerable<IPropertyUIHandler> HandlersOf(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>();
        var types = (attribute?.UIHandler is { } one ? new[] { one } : []).Concat(attribute?.UIHandlers ?? []).Distinct();
        return types.Select(type => (IPropertyUIHandler)(services.GetService(type) ?? ActivatorUtilities.CreateInstance(services, type)));
    }

    private static Dictionary<string, object> Fixed(InputDescriptor input, PropertyInfo property)
    {
        var options = property.GetCustomAttribute<InputAttribute>()?.Options;
        return input.UIHint switch
        {
            InputUIHints.DropDown when Names(options, input.Type) is { } names => new()
            {
                [InputUIHints.DropDown] = new DropDownProps { SelectList = new SelectList([.. names.Select(name => new SelectListItem(name, name))]) },
            },
            InputUIHints.CheckList when Names(options, ItemType(input.Type)) is { } names => new()
            {
                [InputUIHints.CheckList] = new CheckListProps { CheckList = new CheckList { Items = [.. names.Select(name => new CheckListItem(name, name))] } },
            },
            InputUIHints.RadioList when Names(options, input.Type) is { } names => new()
            {
                [InputUIHints.RadioList] = new RadioListProps { RadioList = new RadioList { Items = [.. names.Select(name => new RadioListItem(name, name))] } },
            },
            InputUIHints.JsonEditor => new() { [InputUIHints.CodeEditor] = new Dictionary<string, object> { ["language"] = "json" } },
            InputUIHints.CodeEditor when input.DefaultSyntax is { Length: > 0 } syntax => new() { [InputUIHints.CodeEditor] = new Dictionary<string, object> { ["language"] = syntax.ToLowerInvariant() } },
            InputUIHints.DynamicOutcomes when options is IEnumerable<string> outcomes => new() { ["DynamicOutcomesOptions"] = new Dictionary<string, object> { ["fixedOutcomes"] = outcomes.ToArray() } },
            _ => [],
        };
    }

    private static IEnumerable<string>? Names(object? options, Type type) => options switch
    {
        IEnumerable<string> names => names,
        IEnumerable items and not string => items.Cast<object>().Select(item => item.ToString()!),
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Select(value => value.ToString()!),
        _ => null,
    };

    private static Type ItemType(Type type) => type is { IsGenericType: true, GenericTypeArguments: [var item] } ? item : type.IsArray ? type.GetElementType()! : type;

    [LoggerMessage(2101, LogLevel.Error, "The choices of {Activity}.{Input} could not be found; its editor has none.")]
    private partial void ChoicesFailed(Exception problem, string? activity, string input);
}
