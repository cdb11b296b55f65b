#pragma once

#include "app/compare/ReportTables.h"

namespace ph {

/// Up to the body's begin: a page that asks the network for nothing (a content security policy forbids it).
/// `style`: rules of its own, for whoever trusts them.
QString htmlHead(const QString& language, const QString& title, const QString& style = {});
QString htmlTable(const ReportTable& table); ///< every text escaped, and without secrets

} // namespace ph
