using System.Security.Claims;
using BenchmarkWorkflow.Host.SignIn;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>An account's roles decide over the inbox, at once.</summary>
public sealed class AccountGroupsTests
{
    [Theory, EachDatabase]
    public async Task A_role_opens_the_tasks_of_its_group_and_its_loss_shuts_them_while_they_wait(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        var id = await AccountAsync(database, "李敏", Roles.Secretariat);
        await MakeAsync(database, "secretariat");

        Assert.Equal(1, await SeenAsync(database, "李敏"));
        await ChangeAsync(database, db => db.Set<IdentityUserClaim<long>>().Where(claim => claim.UserId == id).ExecuteDeleteAsync());
        Assert.Equal(0, await SeenAsync(database, "李敏"));
    }

    [Theory, EachDatabase]
    public async Task Unit_staff_see_their_own_units_tasks_while_they_have_the_role_and_the_account_is_open(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        var id = await AccountAsync(database, "浙江经办", Roles.Unit, "unit:11");
        await MakeAsync(database, "unit:11");
        await MakeAsync(database, "unit:12");

        Assert.Equal(1, await SeenAsync(database, "浙江经办"));
        Assert.Equal(["浙江经办"], await UsersAsync(database, "unit:11"));

        await ChangeAsync(database, db => db.Set<Account>().Where(account => account.Id == id).ExecuteUpdateAsync(row => row.SetProperty(account => account.Disabled, true)));
        Assert.Equal(0, await SeenAsync(database, "浙江经办"));
        Assert.Empty(await UsersAsync(database, "unit:11"));

        await ChangeAsync(database, db => db.Set<Account>().Where(account => account.Id == id).ExecuteUpdateAsync(row => row.SetProperty(account => account.Disabled, false)));
        await ChangeAsync(database, db => db.Set<IdentityUserClaim<long>>().Where(claim => claim.UserId == id).ExecuteDeleteAsync());
        Assert.Equal(0, await SeenAsync(database, "浙江经办"));
        Assert.Empty(await UsersAsync(database, "unit:11"));
    }

    [Theory, EachDatabase]
    public async Task A_group_has_the_accounts_of_its_role_and_those_the_inbox_keeps(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await AccountAsync(database, "李敏", Roles.Secretariat);
        await AccountAsync(database, "专家", Roles.Expert);
        await database.RunAsync((services, ct) => services.GetRequiredService<GroupMembers>().AddAsync("secretariat", "helper", ct));

        Assert.Equal(["helper", "李敏"], await UsersAsync(database, "secretariat"));
        Assert.Empty(await UsersAsync(database, "nobody's"));
    }

    private static Task<TestDatabase> OpenAsync(DatabaseKind kind) => TestDatabase.CreateAsync(kind, services =>
    {
        services.Replace(ServiceDescriptor.Scoped<IGroupMembership, AccountGroups>());
        services.AddIdentityCore<Account>().AddUserStore<Microsoft.AspNetCore.Identity.EntityFrameworkCore.UserOnlyStore<Account, BenchmarkDbContext, long>>();
        services.Configure<IdentityOptions>(identity => identity.User.AllowedUserNameCharacters = "");
    });

    private static Task<long> AccountAsync(TestDatabase database, string name, string role, string? group = null) => database.RunAsync(async (services, ct) =>
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = name };
        Assert.True((await users.CreateAsync(account)).Succeeded);
        await users.AddClaimAsync(account, new Claim(ClaimTypes.Role, role));
        if (group is not null) await services.GetRequiredService<GroupMembers>().AddAsync(group, name, ct);
        return account.Id;
    });

    private static Task MakeAsync(TestDatabase database, string group) =>
        database.RunAsync((services, ct) => services.GetRequiredService<UserTasks>().CreateAsync(new NewUserTask { Title = "推荐意见", TaskType = "recommendation", CandidateGroups = [group] }, ct));

    private static Task<int> SeenAsync(TestDatabase database, string user) => database.RunAsync(async (services, ct) =>
        (await services.GetRequiredService<TaskLists>().PageAsync(user, new TaskFilter { Scope = TaskScope.Open }, null, 50, ct)).Tasks.Count);

    private static Task<IReadOnlyList<string>> UsersAsync(TestDatabase database, string group) =>
        database.RunAsync((services, ct) => services.GetRequiredService<IGroupMembership>().UsersOfAsync(group, ct));

    private static Task ChangeAsync(TestDatabase database, Func<DbContext, Task<int>> change) => database.RunAsync((services, _) => change(services.GetRequiredService<DbContext>()));
}
