using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Tests;

public sealed class SqlTextTests
{
    [Fact]
    public void A_text_for_several_rows_repeats_what_is_in_brackets_with_the_next_numbers()
    {
        var text = SqlText.Rows("insert into t (a, b) values [($1, (select $2 where $1 > 0))] on conflict do nothing");

        Assert.Equal("insert into t (a, b) values ($1, (select $2 where $1 > 0)) on conflict do nothing", text.Of(1));
        Assert.Equal("insert into t (a, b) values ($1, (select $2 where $1 > 0)), ($3, (select $4 where $3 > 0)), ($5, (select $6 where $5 > 0)) on conflict do nothing", text.Of(3));
        Assert.Same(text.Of(3), text.Of(3)); // or a connection would not know it again
    }

    [Fact]
    public void A_text_that_takes_one_row_only_says_so()
    {
        SqlText text = "select 1";

        Assert.False(text.TakesRows);
        Assert.Equal("select 1", text.Of(1));
    }
}
