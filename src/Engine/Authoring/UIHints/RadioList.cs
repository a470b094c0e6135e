using System.Reflection;

namespace Elsa.Workflows.UIHints.RadioList;

public sealed record RadioListItem(string Text, string Value);

public sealed class RadioList
{
    public IEnumerable<RadioListItem> Items { get; set; } = [];
    public bool IsFlagsEnum { get; set; }
}

public sealed class RadioListProps
{
    public RadioList? RadioList { get; set; }
}

/// <summary>The choices an input offers, found when its editor opens.</summary>
public abstract class RadioListOptionsProviderBase : PropertyUIHandlerBase
{
    protected virtual bool RefreshOnChange => false;

    public override async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        var items = await GetItemsAsync(propertyInfo, context, cancellationToken).ConfigureAwait(false);
        var options = new Dictionary<string, object> { [InputUIHints.RadioList] = new RadioListProps { RadioList = new RadioList { Items = items } } };
        foreach (var (name, value) in GetUIPropertyAdditionalOptions()) options[name] = value;
        return options;
    }

    protected abstract ValueTask<ICollection<RadioListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken);

    protected virtual IDictionary<string, object> GetUIPropertyAdditionalOptions() =>
        RefreshOnChange ? new Dictionary<string, object> { ["Refresh"] = true } : new Dictionary<string, object>();
}
