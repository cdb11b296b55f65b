#pragma once

#include "models/values/Error.h"

#include <tl/expected.hpp>

namespace ph {

/// A value or an Error. Exceptions do not cross a function's boundary in this project.
template <class T = void>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorKind::Invalid, where, detail);` converts to any Result<T>.
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorKind kind, QString where, QString detail = {})
{
    return fail(Error::make(kind, std::move(where), std::move(detail)));
}

inline tl::unexpected<Error> fail(ErrorKind kind, QString where, const RecordedText& detail)
{
    return fail(Error::make(kind, std::move(where), detail));
}

} // namespace ph
