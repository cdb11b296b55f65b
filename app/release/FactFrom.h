#pragma once

#include "models/values/GateFacts.h"
#include "models/values/Result.h"

namespace ph {

/// What was found, or why nothing was.
template <class T>
Fact<T> factFrom(Result<T> result, std::int64_t observedMs, const QString& source)
{
    Fact<T> fact{std::nullopt, observedMs, std::nullopt, source};
    if (result)
        fact.value = std::move(*result);
    else
        fact.error = result.error();
    return fact;
}

} // namespace ph
