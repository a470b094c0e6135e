using Npgsql;

namespace BenchmarkWorkflow.Persistence.Tests;

/// <summary>What the operator says of the driver holds (behind PgBouncer, for instance, nothing may be prepared); what he does not say is ours.</summary>
public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("Host=db;Database=b", 200, 2, true)]
    [InlineData("postgres://ann:secret@db/b", 200, 2, true)]
    [InlineData("Host=db;Max Auto Prepare=0;No Reset On Close=false", 0, 2, false)]
    [InlineData("Host=db;maxautoprepare=20;Auto Prepare Min Usages=5;noresetonclose=true", 20, 5, true)]
    public void A_setting_of_the_operator_is_kept_also_where_it_is_the_drivers_own(string given, int maxAutoPrepare, int minUsages, bool noReset)
    {
        using var database = new Database(given);

        var used = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal((maxAutoPrepare, minUsages, noReset, "db"), (used.MaxAutoPrepare, used.AutoPrepareMinUsages, used.NoResetOnClose, used.Host));
    }
}
