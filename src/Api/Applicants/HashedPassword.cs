using System.Text.Json;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Identity;

namespace BenchmarkWorkflow.Api.Applicants;

/// <summary>The hash of the password that a registration brings; made before its unit, as hashing takes long on purpose.</summary>
internal sealed record HashedPassword(string Hash)
{
    /// <summary>For the route's metadata.</summary>
    public sealed class First : IBeforeUnit
    {
        public async Task PrepareAsync(HttpContext context)
        {
            if (await PasswordAsync(context.Request) is not { Length: > 0 } password) return;
            var hasher = context.RequestServices.GetRequiredService<IPasswordHasher<Account>>();
            context.Features.Set(new HashedPassword(hasher.HashPassword(new Account(), password)));
        }

        /// <returns>None where the body cannot be read: the handler says so.</returns>
        private static async Task<string?> PasswordAsync(HttpRequest request)
        {
            try
            {
                return request.HasJsonContentType() ? (await request.ReadFromJsonAsync<Registration>(request.HttpContext.RequestAborted))?.Password : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
