using System.Reflection;

namespace Elsa.Workflows.UIHints;

/// <summary>Tells Studio's code editor which language an input is written in.</summary>
internal static class CodeEditorLanguage
{
    private static ValueTask<IDictionary<string, object>> Language(string name) =>
        new(new Dictionary<string, object> { [InputUIHints.CodeEditor] = new Dictionary<string, object> { ["language"] = name } });

    public sealed class JavaScript : PropertyUIHandlerBase
    {
        public override ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) => Language("javascript");
    }

    public sealed class Json : PropertyUIHandlerBase
    {
        public override ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) => Language("json");
    }
}
