namespace BenchmarkWorkflow.Selection.Applicants;

/// <summary>The unified social credit code of a legal person (统一社会信用代码, GB 32100-2015).</summary>
public static class CreditCode
{
    public const int Length = 18;

    /// <summary>The 31 characters of the standard: digits and letters without I, O, S, V, Z. The place is the value.</summary>
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>3 to the power of the place, modulo 31.</summary>
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>The code as it is kept: without white space, upper case.</summary>
    public static string Normal(string? code) => string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>The check character for the first 17, which must all be of the standard's characters.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first17.Length, Length - 1);
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var value = Characters.IndexOf(first17[i]);
            if (value < 0) throw new ArgumentException($"'{first17[i]}' is no character of a credit code.", nameof(first17));
            sum += value * Weights[i];
        }

        return Characters[(31 - sum % 31) % 31];
    }

    /// <summary>Whether a normal code can be one.</summary>
    /// <returns><c>credit-code-length</c>, <c>credit-code-character</c>, <c>credit-code-division</c> or <c>credit-code-check</c>, about the field <c>creditCode</c>.</returns>
    public static BrokenRule? Check(string code)
    {
        if (code.Length != Length) return Broken("credit-code-length", $"统一社会信用代码应为 18 位，现为 {code.Length} 位，请核对。");
        var wrong = code.FirstOrDefault(c => !Characters.Contains(c));
        if (wrong != default) return Broken("credit-code-character", $"统一社会信用代码中不应有“{wrong}”（不使用字母 I、O、S、V、Z），请核对。");
        if (!code.AsSpan(2, 6).ContainsOnlyDigits()) return Broken("credit-code-division", "统一社会信用代码第 3 至 8 位应为数字（登记机关行政区划码），请核对。");
        return CheckCharacter(code.AsSpan(0, 17)) == code[17] ? null : Broken("credit-code-check", "统一社会信用代码的校验码不符，请逐位核对。");
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static BrokenRule Broken(string name, string message) => new(name, message, "creditCode");
}
