using System.Reflection;

namespace Elsa.Workflows.UIHints.CheckList;

public sealed record CheckListItem(string Text, string Value);

public sealed class CheckList
{
    public IEnumerable<CheckListItem> Items { get; set; } = [];
    public bool IsFlagsEnum { get; set; }
}

public sealed class CheckListProps
{
    public CheckList? CheckList { get; set; }
}

/// <summary>The choices an input offers, found when its editor opens.</summary>
public abstract class CheckListOptionsProviderBase : PropertyUIHandlerBase
{
    protected virtual bool RefreshOnChange => false;

    public override async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        var items = await GetItemsAsync(propertyInfo, context, cancellationToken).ConfigureAwait(false);
        var options = new Dictionary<string, object> { [InputUIHints.CheckList] = new CheckListProps { CheckList = new CheckList { Items = items } } };
        foreach (var (name, value) in GetUIPropertyAdditionalOptions()) options[name] = value;
        return options;
    }

    protected abstract ValueTask<ICollection<CheckListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken);

    protected virtual IDictionary<string, object> GetUIPropertyAdditionalOptions() =>
        RefreshOnChange ? new Dictionary<string, object> { ["Refresh"] = true } : new Dictionary<string, object>();
}
