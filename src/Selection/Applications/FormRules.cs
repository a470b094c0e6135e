using System.Globalization;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>What a form must say before it can be handed in, by the fields the campaign asks for.</summary>
public static class FormRules
{
    /// <summary>Characters a draft's field holds at most, whatever it is; more is no typing.</summary>
    public const int DraftLimit = 100_000;

    /// <summary>Whether values can be kept in a draft, finished or not: <c>field-unknown</c>, <c>field-too-long</c>.</summary>
    public static IReadOnlyList<BrokenRule> MayKeep(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> values) =>
    [
        .. values.Keys.Where(name => fields.All(field => field.Name != name)).Order(StringComparer.Ordinal).Select(name => new BrokenRule("field-unknown", $"申报书中没有“{name}”这一项。", name)),
        .. values.Where(value => value.Value.Length > DraftLimit).Select(value => new BrokenRule("field-too-long", $"内容超过 {DraftLimit} 个字符，无法保存。", value.Key)),
    ];

    /// <summary>What is missing or wrong, field by field in the form's order.</summary>
    public static IReadOnlyList<BrokenRule> Problems(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> values) =>
        [.. fields.Select(field => Problem(field, values.GetValueOrDefault(field.Name, "").Trim())).OfType<BrokenRule>()];

    /// <returns>
    /// <c>field-missing</c>, <c>field-too-short</c>, <c>field-too-long</c>, <c>number-invalid</c>, <c>phone-invalid</c>, <c>email-invalid</c>,
    /// <c>choice-invalid</c> or <c>promise-missing</c>.
    /// </returns>
    public static BrokenRule? Problem(FormField field, string value)
    {
        BrokenRule Broken(string name, string message) => new(name, message, field.Name);
        if (value.Length == 0)
            return !field.Required ? null : field.Kind == FormFieldKind.Promise ? Broken("promise-missing", $"请确认“{field.Label}”。") : Broken("field-missing", $"请填写“{field.Label}”。");
        return field.Kind switch
        {
            FormFieldKind.Text when value.Length < field.MinLength => Broken("field-too-short", $"“{field.Label}”至少 {field.MinLength} 个字，现为 {value.Length} 个。"),
            FormFieldKind.Text when value.Length > field.MaxLength => Broken("field-too-long", $"“{field.Label}”不能超过 {field.MaxLength} 个字，现为 {value.Length} 个。"),
            FormFieldKind.Text => null,
            FormFieldKind.Integer => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : Broken("number-invalid", $"“{field.Label}”应为不带单位的整数。"),
            FormFieldKind.Money => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                ? null
                : Broken("number-invalid", $"“{field.Label}”应为以万元计的数字，不带单位和千分位。"),
            FormFieldKind.Phone => ApplicantRules.IsPhone(value) ? null : Broken("phone-invalid", $"“{field.Label}”应为手机号或带区号的固定电话。"),
            FormFieldKind.Email => ApplicantRules.IsEmail(value) ? null : Broken("email-invalid", $"“{field.Label}”不是有效的电子邮箱。"),
            FormFieldKind.Choice => field.Choices?.Contains(value) == true ? null : Broken("choice-invalid", $"“{field.Label}”请从给出的选项中选择。"),
            FormFieldKind.Promise => value == "true" ? null : Broken("promise-missing", $"请确认“{field.Label}”。"),
        };
    }
}
