#pragma once

#include "models/values/Connection.h"

namespace ph {

/// How one can sign in to any server over HTTP, and the fields that this takes, with authorities, proxy and
/// an extra header: what resolveCredentials() reads.
QList<AuthScheme> signInSchemes();
QList<SettingField> signInFields();

} // namespace ph
