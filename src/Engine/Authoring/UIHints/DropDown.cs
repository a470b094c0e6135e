using System.Reflection;

namespace Elsa.Workflows.UIHints.Dropdown;

public sealed record SelectListItem(string Text, string Value);

public sealed record SelectList(ICollection<SelectListItem> Items);

public sealed class DropDownProps
{
    public SelectList? SelectList { get; set; }
    public string? ProviderName { get; set; }
}

/// <summary>The choices an input offers, found when its editor opens.</summary>
public abstract class DropDownOptionsProviderBase : PropertyUIHandlerBase
{
    protected virtual bool RefreshOnChange => false;

    public override async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        var items = await GetItemsAsync(propertyInfo, context, cancellationToken).ConfigureAwait(false);
        var options = new Dictionary<string, object> { [InputUIHints.DropDown] = new DropDownProps { SelectList = new SelectList(items) } };
        foreach (var (name, value) in GetUIPropertyAdditionalOptions()) options[name] = value;
        return options;
    }

    protected abstract ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken);

    protected virtual IDictionary<string, object> GetUIPropertyAdditionalOptions() =>
        RefreshOnChange ? new Dictionary<string, object> { ["Refresh"] = true } : new Dictionary<string, object>();
}
