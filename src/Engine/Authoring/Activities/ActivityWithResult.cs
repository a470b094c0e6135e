using Elsa.Workflows.Models;

namespace Elsa.Workflows;

public interface IActivityWithResult
{
    Output? Result { get; set; }
}

public interface IActivityWithResult<T> : IActivityWithResult
{
    new Output<T>? Result { get; set; }
}
