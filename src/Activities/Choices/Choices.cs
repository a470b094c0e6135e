using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Elsa.Workflows.UIHints.CheckList;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>
/// What an input of these activities may be chosen from, read anew whenever the toolbox is asked for (when the editor opens, and after each save), in a scope of its
/// own. What is chosen already stays in the list, where the Studio says what that is.
/// </summary>
public abstract class Choices(IServiceScopeFactory scopes) : DropDownOptionsProviderBase
{
    private static readonly SelectListItem None = new("（不选）", "");

    protected sealed override async ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        List<SelectListItem> items = propertyInfo.IsDefined(typeof(RequiredAttribute)) ? [] : [None];
        items.AddRange(await ListAsync(scope.ServiceProvider, cancellationToken));
        items.AddRange(Chosen.In(propertyInfo, context).Except(items.Select(item => item.Value)).Select(value => new SelectListItem(value, value)));
        return items;
    }

    private protected abstract Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct);
}

/// <summary>
/// The same for inputs of which several may be chosen. The Studio asks again when the panel opens, and says what is chosen: it would drop what is not in the list at the
/// first tick. It asks some twenty times an input, so lists of which one is chosen, where nothing is dropped, do without.
/// </summary>
public abstract class SeveralChoices(IServiceScopeFactory scopes) : CheckListOptionsProviderBase
{
    protected override bool RefreshOnChange => true;

    protected sealed override async ValueTask<ICollection<CheckListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        List<CheckListItem> items = [.. await ListAsync(scope.ServiceProvider, cancellationToken)];
        items.AddRange(Chosen.In(propertyInfo, context).Except(items.Select(item => item.Value)).Select(value => new CheckListItem(value, value)));
        return items;
    }

    private protected abstract Task<IEnumerable<CheckListItem>> ListAsync(IServiceProvider services, CancellationToken ct);
}
