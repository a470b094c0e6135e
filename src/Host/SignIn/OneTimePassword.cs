using System.Security.Cryptography;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Passwords that the product makes: told once, and good for nothing but to set another.</summary>
internal static class OneTimePassword
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // nothing that is misread from a console

    public static string Make() => RandomNumberGenerator.GetString(Alphabet, 16);
}
