using Elsa.Expressions.Helpers;
using Elsa.Workflows;

namespace Elsa.Extensions;

/// <summary>Well-known custom properties and metadata of an activity, as the designer saves them.</summary>
public static class ActivityPropertyExtensions
{
    public static bool GetCanStartWorkflow(this IActivity activity) => Find<bool>(activity.CustomProperties, "canStartWorkflow");

    public static void SetCanStartWorkflow(this IActivity activity, bool value) => activity.CustomProperties["canStartWorkflow"] = value;

    public static bool? GetRunAsynchronously(this IActivity activity) => Find<bool?>(activity.CustomProperties, "runAsynchronously");

    public static void SetRunAsynchronously(this IActivity activity, bool? value) => activity.CustomProperties["runAsynchronously"] = value ?? false;

    public static string? GetSource(this IActivity activity) => Find<string>(activity.CustomProperties, "source");

    public static void SetSource(this IActivity activity, string value) => activity.CustomProperties["source"] = value;

    public static string? GetCommitStrategy(this IActivity activity) => Find<string>(activity.CustomProperties, "commitStrategyName");

    public static TActivity SetCommitStrategy<TActivity>(this TActivity activity, string? name) where TActivity : IActivity
    {
        if (name is null) activity.CustomProperties.Remove("commitStrategyName");
        else activity.CustomProperties["commitStrategyName"] = name;
        return activity;
    }

    public static string? GetDisplayText(this IActivity activity) => Find<string>(activity.Metadata, "displayText");

    public static void SetDisplayText(this IActivity activity, string value) => activity.Metadata["displayText"] = value;

    public static string? GetDescription(this IActivity activity) => Find<string>(activity.Metadata, "description");

    public static void SetDescription(this IActivity activity, string value) => activity.Metadata["description"] = value;

    private static T? Find<T>(IDictionary<string, object> values, string key)
    {
        if (values.TryGetValue(key, out var value)) return value.ConvertTo<T>();
        foreach (var (name, found) in values)
            if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase)) return found.ConvertTo<T>();
        return default;
    }
}
