#pragma once

#include "models/values/Handbook.h"

namespace ph {

/// The handbook that is compiled in, in a language ("zh_CN"; empty: English). A chapter that it lacks is the
/// English one, and says so. For workers; never fails.
Handbook loadHandbook(const QString& language);

/// The language that chapters are to be in, by the locale.
QString handbookLanguage();

} // namespace ph
