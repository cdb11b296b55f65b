#pragma once

#include <QString>

namespace ph {

/// Who is at this computer, as the account is called; "pilothouse" where it has no name.
QString accountName();

} // namespace ph
