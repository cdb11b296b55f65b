#pragma once

#include "services/connectors/PageGuard.h"
#include "services/http/Json.h"

#include <functional>

namespace ph::mlflow {

/// A list that a server gives page by page.
struct PagedList {
    const char* name; ///< of the list in a page
    QString where;    ///< in errors
    /// Asks for one page; the first has no token.
    std::function<Result<Json>(const QString& token)> ask;
    /// An item that cannot be read becomes a fault and hides none of the others.
    std::function<Result<PageGuard::Progress>(const Json& item)> take;
    /// `place`: of the item in its page, as "models[3]".
    std::function<void(const QString& place, const Error& error)> fault;
};

/// Reads all of it. Unreadable where the pages go in circles or have another shape.
Result<void> readPages(const PagedList& list);

} // namespace ph::mlflow
