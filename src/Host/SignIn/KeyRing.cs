using System.Xml.Linq;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>Keeps the sealing keys in the product's database: one ring for every node, and it survives a new container.</summary>
internal sealed class KeyRing(UnitOfWork work) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Now(work.ReadAsync(
            async (services, ct) =>
            {
                var keys = await services.GetRequiredService<DbContext>().Set<SealingKey>().AsNoTracking().OrderBy(key => key.Id).ToListAsync(ct);
                return keys.ConvertAll(key => XElement.Parse(key.Xml));
            },
            CancellationToken.None));

    public void StoreElement(XElement element, string friendlyName) =>
        Now(work.RunAsync(
            async (services, ct) =>
            {
                var db = services.GetRequiredService<DbContext>();
                db.Add(new SealingKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
                return await db.SaveChangesAsync(ct);
            },
            CancellationToken.None));

    /// <summary>ASP.NET Core asks for keys without awaiting; it does so rarely, and never from inside a unit of work.</summary>
    private static T Now<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
