using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Applicants;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Requests;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>A company registers itself: one account, one company, one letter, or nothing at all. With it, what one request in one unit of work promises.</summary>
public sealed class RegistrationTests
{
    private const string Key = "1f0c2b7a-registration";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_company_that_registers_can_sign_in_and_is_written_to(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("Workflows", Shipped.Folder));

        using var company = await CompanyBrowser.RegisteredAsync(server, 1);

        Assert.Equal("第1示范制造有限公司", (await company.GetAsync("/api/applicants/mine")).Body["fullName"]!.GetValue<string>());
        var (_, me) = await company.GetAsync("/api/account/me");
        Assert.Equal([Roles.Applicant], me["roles"]!.AsArray().Select(role => role!.GetValue<string>()));
        Assert.Equal("第1示范制造有限公司", me["displayName"]!.GetValue<string>());
        var letter = Assert.Single(await AllAsync<OutgoingMessage>(server));
        Assert.Equal(("account-registered", CompanyBrowser.UserOf(1)), (letter.Template, letter.ToUser));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_by_field_and_nothing_stays()
    {
        await using var server = await RunningServer.StartAsync();
        var accounts = (await AllAsync<Account>(server)).Count;
        var wrong = new { userName = "a b", password = "short", fullName = "厂", creditCode = "91110108MA2000001O", address = "", contactName = "", contactPhone = "12", contactEmail = "nobody" };

        var (status, answer) = await PostAsync(server, wrong);

        Assert.Equal(422, status);
        Assert.Equal(
            ["address", "contactEmail", "contactName", "contactPhone", "creditCode", "fullName", "password", "userName"],
            answer["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(accounts, (await AllAsync<Account>(server)).Count);
        Assert.Empty(await AllAsync<Applicant>(server));
    }

    [Fact]
    public async Task Nobody_waits_in_a_transaction_while_a_password_is_hashed()
    {
        var hasher = new WatchingHasher();
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, builder => builder.Services.AddScoped<IPasswordHasher<Account>>(_ => hasher));
        hasher.Database = server.Database;

        Assert.Equal(201, (await PostAsync(server, CompanyBrowser.Registration(1))).Status);

        Assert.Equal([true], hasher.OthersCouldWrite); // hashed once
    }

    [Fact]
    public async Task A_company_that_is_refused_leaves_no_account()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal(201, (await PostAsync(server, CompanyBrowser.Registration(1))).Status);
        var again = CompanyBrowser.Registration(1);
        again["userName"] = "another-name";

        var (status, answer) = await PostAsync(server, again);

        Assert.Equal(422, status);
        Assert.Equal(["creditCode"], answer["errors"]!.AsObject().Select(field => field.Key));
        Assert.DoesNotContain(await AllAsync<Account>(server), account => account.UserName == "another-name");
    }

    [Theory]
    [InlineData("system")]
    [InlineData("Secretariat")]
    [InlineData("unit:12")]
    [InlineData("admin")]
    [InlineData("EXPERT-7")]
    [InlineData("company1@example.cn")]
    public async Task A_name_that_means_somebody_already_cannot_be_had(string userName)
    {
        await using var server = await RunningServer.StartAsync();
        await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) => services.GetRequiredService<ExpertPool>().AddAsync(new ExpertEntry("expert-7", "李专家", "某大学", "li@example.cn", 5, [1]), "admin", ct), CancellationToken.None);
        Assert.Equal(201, (await PostAsync(server, CompanyBrowser.Registration(1))).Status);
        var asked = CompanyBrowser.Registration(2);
        asked["userName"] = userName;

        var (status, answer) = await PostAsync(server, asked);

        Assert.Equal(422, status);
        Assert.Equal(["userName"], answer["errors"]!.AsObject().Select(field => field.Key));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_same_request_under_the_same_key_is_answered_the_same_and_done_once(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);

        var first = await PostAsync(server, CompanyBrowser.Registration(1), Key);
        var second = await PostAsync(server, CompanyBrowser.Registration(1), Key);

        Assert.Equal(201, first.Status);
        Assert.Equal((first.Status, first.Body.ToJsonString(), first.Location), (second.Status, second.Body.ToJsonString(), second.Location));
        Assert.Single(await AllAsync<Applicant>(server));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_at_once_under_the_same_key_are_one(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);

        var both = await Task.WhenAll(PostAsync(server, CompanyBrowser.Registration(1), Key), PostAsync(server, CompanyBrowser.Registration(1), Key));

        Assert.Equal([201, 201], both.Select(one => one.Status));
        Assert.Equal(both[0].Body.ToJsonString(), both[1].Body.ToJsonString());
        Assert.Single(await AllAsync<Applicant>(server));
    }

    [Fact]
    public async Task Another_request_under_a_key_that_was_used_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        await PostAsync(server, CompanyBrowser.Registration(1), Key);

        var (status, answer, _) = await PostAsync(server, CompanyBrowser.Registration(2), Key);

        Assert.Equal(422, status);
        Assert.EndsWith(":idempotency-key-reused", answer["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single(await AllAsync<Applicant>(server));
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        await using var server = await RunningServer.StartAsync();
        var asked = CompanyBrowser.Registration(1);
        asked["password"] = "short";
        Assert.Equal(422, (await PostAsync(server, asked, Key)).Status);
        Assert.Empty(await AllAsync<AnsweredRequest>(server));

        Assert.Equal(201, (await PostAsync(server, CompanyBrowser.Registration(1), Key)).Status);
    }

    [Fact]
    public async Task A_password_is_kept_nowhere_as_it_was_sent()
    {
        await using var server = await RunningServer.StartAsync();
        await PostAsync(server, CompanyBrowser.Registration(1), Key);

        var kept = Assert.Single(await AllAsync<AnsweredRequest>(server));

        Assert.DoesNotContain(Key, kept.Key + kept.Fingerprint, StringComparison.Ordinal);
        Assert.DoesNotContain(CompanyBrowser.Password, System.Text.Encoding.UTF8.GetString(kept.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_failed_for_a_passing_reason_reads_the_request_again()
    {
        var faults = 2;
        await using var server = await RunningServer.StartAsync(
            DatabaseKind.Sqlite,
            builder =>
            {
                var real = builder.Services.Single(one => one.ServiceType == typeof(INewAccounts)).ImplementationType!;
                builder.Services.AddScoped(real);
                builder.Services.AddScoped<INewAccounts>(services => new Faulty((INewAccounts)services.GetRequiredService(real), () => faults-- > 0));
            });

        Assert.Equal(201, (await PostAsync(server, CompanyBrowser.Registration(1), Key)).Status);

        Assert.Equal(-1, faults);
        Assert.Equal("第1示范制造有限公司", Assert.Single(await AllAsync<Applicant>(server)).FullName);
        Assert.Single(await AllAsync<Account>(server), account => account.UserName == CompanyBrowser.UserOf(1));
    }

    [Fact]
    public async Task Who_tries_too_often_is_told_to_wait()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("SignIn:AttemptsPerAddressAndMinute", "2"));
        await PostAsync(server, new { });
        await PostAsync(server, new { });

        Assert.Equal(429, (await PostAsync(server, new { })).Status);
    }

    private static async Task<(int Status, JsonObject Body, string? Location)> PostAsync(RunningServer server, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/applicants") { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } };
        using var response = await server.Anonymous.SendAsync(request);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!, response.Headers.Location?.ToString());
    }

    private static async Task<(int Status, JsonObject Body)> PostAsync(RunningServer server, object body)
    {
        using var response = await server.Anonymous.PostAsJsonAsync("/api/applicants", body);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private static Task<List<T>> AllAsync<T>(RunningServer server) where T : class =>
        server.Services.GetRequiredService<UnitOfWork>().ReadAsync((services, ct) => services.GetRequiredService<DbContext>().Set<T>().AsNoTracking().ToListAsync(ct), CancellationToken.None);

    private sealed class Faulty(INewAccounts real, Func<bool> fails) : INewAccounts
    {
        public async Task<IReadOnlyList<(string Field, string Message)>> MakeAsync(NewAccount account, CancellationToken ct)
        {
            var wrong = await real.MakeAsync(account, ct);
            return fails() ? throw new DbUpdateConcurrencyException("somebody else was quicker") : wrong;
        }
    }

    /// <summary>Tries, whenever it hashes, whether somebody else could write: not while a transaction that has written is open.</summary>
    private sealed class WatchingHasher : PasswordHasher<Account>
    {
        public string? Database { get; set; }

        public List<bool> OthersCouldWrite { get; } = [];

        public override string HashPassword(Account user, string password)
        {
            if (Database is { } database) OthersCouldWrite.Add(CouldWrite(database));
            return base.HashPassword(user, password);
        }

        private static bool CouldWrite(string database)
        {
            using var other = new SqliteConnection(database);
            other.Open();
            using var attempt = other.CreateCommand();
            (attempt.CommandText, attempt.CommandTimeout) = ("BEGIN IMMEDIATE; ROLLBACK", 2); // seconds: the product's own short units may be in the way
            try
            {
                attempt.ExecuteNonQuery();
                return true;
            }
            catch (SqliteException)
            {
                return false;
            }
        }
    }
}
