using System.Globalization;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>Answers the campaign's application form, whatever fields it has.</summary>
internal static class ApplicationFilling
{
    public static IReadOnlyDictionary<string, string> Fill(IReadOnlyList<FormField> form, CompanyPlan company, Chance chance) =>
        form.ToDictionary(field => field.Name, field => Value(field, company, chance));

    private static string Value(FormField field, CompanyPlan company, Chance chance) => field.Kind switch
    {
        FormFieldKind.Text => Text(field, company),
        FormFieldKind.Integer => chance.Between(50, 5000, field.Name, company.Number).ToString(CultureInfo.InvariantCulture),
        FormFieldKind.Money => chance.Between(1_000, 900_000, field.Name, company.Number).ToString(CultureInfo.InvariantCulture),
        FormFieldKind.Phone => $"139{company.Number:D8}",
        FormFieldKind.Email => Mail(company),
        FormFieldKind.Choice => field.Choices is { Count: > 0 } choices ? chance.Pick(choices, field.Name, company.Number) : "",
        FormFieldKind.Promise => "true",
    };

    public static string Mail(CompanyPlan company) => $"quality@company{company.Number}.example";

    private static string Text(FormField field, CompanyPlan company)
    {
        var text = $"{company.Name}：{field.Label}";
        while (text.Length < (field.MinLength ?? 0)) text += "。运用系统的质量管理方法持续改进关键过程，成效以数据为证";
        return field.MaxLength < text.Length ? text[..field.MaxLength.Value] : text;
    }
}
